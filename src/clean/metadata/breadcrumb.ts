const LABEL =
  /^(?:[\s[(【]*(?:您|你)?(?:当前|现在|目前)?(?:所在|所处|的)?(?:的)?(?:位置|页面|栏目|位于|导航)(?:是|在|为)?\s*[:>]\s*|您(?:现在)?所在(?:的)?位置:?\s*)/u;

/** The label behind a heading that was glued to it: `技术支持您现在的位置：首页 > 技术支持`. */
const GLUED_LABEL =
  /^[^。，,:>]{2,20}?(?:您|你)(?:当前|现在|目前)?(?:所在|所处)?(?:的)?位置\s*:\s*(?=[^>]{0,6}[首主]页)/u;

const MARK = /-->|->|>+|»|›|→|》/u;

/** What every trail or label of one has. */
const TRAIL_SIGN = /[:>»›→》/|｜]|位置/u;

/** `?` stands between the items where a mark was lost; only behind a label is that sure. */
const LOST_MARK = /-->|->|>+|»|›|→|》|[\s\u00a0]\?[\s\u00a0]/u;

/** `首页 / 范文 / 总结`; with one more bar it is a menu. */
const HOME_TRAIL = /^(?:网站)?[首主]页\s?\/\s?[^\s/|]{2,12}(?:\s?\/\s?[^\s/|]{2,20}){1,2}$/u;
const OPENS_AT_HOME = /^(?:网站)?[首主]页\s?[/|>]/u;

/** `某某论坛›论坛›生活›帖子`: a trail that opens with a site's name. */
const SITE_TRAIL = /^[^\s>›»]{1,12}(?:论坛|社区|贴吧|bbs|网)\s?[>›»]\s?[^>›»]{1,20}[>›»][^>›»]{1,30}/iu;

/** The last item of many trails; it names no place in the site. */
const PAGE_KIND = /^(?:正文|内容|详情|文章|列表|浏览文章|文章内容|查看正文|详细内容)$/u;

/**
 * Read a breadcrumb, `当前页面: 首页 > 政务公开 > 媒体解读`.
 *
 * @param line as restored; @param folded the same line through `foldLine`.
 * @param previous the line before, folded: a label may stand alone there, or the name of the site that a trail begins with.
 * @returns its items from the outermost to the innermost; undefined when the line is none. An empty list: a bare label.
 */
export function readBreadcrumb(line: string, folded: string, previous = ''): string[] | undefined {
  if (folded.length > 200 || folded.includes('。') || !TRAIL_SIGN.test(folded) || /[!;]/u.test(folded))
    return undefined;
  const label = (LABEL.exec(folded) ?? GLUED_LABEL.exec(folded))?.[0].length ?? 0;
  const trail = line.slice(label);
  if (
    label === 0 &&
    (HOME_TRAIL.test(folded) || (LABEL.exec(previous)?.[0] === previous && OPENS_AT_HOME.test(folded)))
  ) {
    const items = trail
      .split(/[/|｜>]/u)
      .map((item) => item.trim())
      .filter((item) => item !== '' && !PAGE_KIND.test(item));
    return items.every((item) => item.length <= 40) ? items : undefined;
  }
  if (label === 0 && !MARK.test(trail)) return undefined;
  const isOfSite = (previous !== '' && folded.startsWith(`${previous} >`)) || SITE_TRAIL.test(folded);
  if (label === 0 && folded.includes('?')) return undefined;
  let items = trail.split(label > 0 ? LOST_MARK : MARK);
  if (items.length < 2 && label > 0) items = trail.split(/\s*[/|｜,，]\s*|[\s\u00a0\u3000]+/u);
  items = items.map((item) => item.trim()).filter((item) => item !== '' && !PAGE_KIND.test(item));
  if (label > 0) return items.every((item) => item.length <= 40) ? items : undefined;
  const opensAtHome =
    /(?:首页|主页)$/u.test(folded.split(MARK)[0]?.trim() ?? '') || /频道$/u.test(folded.split(MARK)[0]?.trim() ?? '');
  return (opensAtHome || isOfSite) && items.length >= 2 && items.every((item) => item.length <= 40) ? items : undefined;
}
