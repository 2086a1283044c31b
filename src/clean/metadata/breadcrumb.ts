const LABEL =
  /^(?:[\s[(【]*(?:您|你)?(?:当前|现在|目前)?(?:所在|所处|的)?(?:的)?(?:位置|页面|栏目|位于|导航)(?:是|在|为)?\s*[:>]\s*|您(?:现在)?所在(?:的)?位置:?\s*)/u;
const MARK = /-->|->|>+|»|›|→|》/u;

/** `?` stands between the items where a mark was lost; only behind a label is that sure. */
const LOST_MARK = /-->|->|>+|»|›|→|》|[\s\u00a0]\?[\s\u00a0]/u;

/** The last item of many trails; it names no place in the site. */
const PAGE_KIND = /^(?:正文|内容|详情|文章|列表|浏览文章|文章内容|查看正文|详细内容)$/u;

/**
 * Read a breadcrumb, `当前页面: 首页 > 政务公开 > 媒体解读`.
 *
 * @param line as restored; @param folded the same line through `foldLine`.
 * @returns its items from the outermost to the innermost; undefined when the line is none. An empty list: a bare label.
 */
export function readBreadcrumb(line: string, folded: string): string[] | undefined {
  if (folded.length > 200 || /[。!;]/u.test(folded)) return undefined;
  const label = LABEL.exec(folded)?.[0].length ?? 0;
  const trail = line.slice(label);
  if (label === 0 && !MARK.test(trail)) return undefined;
  if (label === 0 && folded.includes('?')) return undefined;
  let items = trail.split(label > 0 ? LOST_MARK : MARK);
  if (items.length < 2 && label > 0) items = trail.split(/\s*[/|｜,，]\s*|[\s\u00a0\u3000]+/u);
  items = items.map((item) => item.trim()).filter((item) => item !== '' && !PAGE_KIND.test(item));
  if (label > 0) return items.every((item) => item.length <= 40) ? items : undefined;
  const opensAtHome =
    /(?:首页|主页)$/u.test(folded.split(MARK)[0]?.trim() ?? '') || /频道$/u.test(folded.split(MARK)[0]?.trim() ?? '');
  return opensAtHome && items.length >= 2 && items.every((item) => item.length <= 40) ? items : undefined;
}
