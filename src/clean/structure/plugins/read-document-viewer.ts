import { readBreadcrumb } from '../../metadata/breadcrumb.ts';
import { bodyRange, lengthOf } from '../prose.ts';
import { blocksIn, endOf, find, foldedOf, type StructurePlugin, setApartWhere, spansOf, textOf } from '../work.ts';

/** A file name with what a viewer writes behind it: `报告.docxVIP专享VIP免费`, `报告.docx_第1页`. */
const VIEWER_LINE =
  /^(.{2,100}?)\.(?:docx?|pdf|pptx?|xlsx?|txt|wps|rtf)\s?(?:_?第\d+页(?:\/共\d+页)?|(?:vip|会员|专享|免费|领取|下载|预览|阅读|在线|全文|原文|积分|\d+页|[·|_-])*)?$/iu;

/** Site names that a viewer prints in its own lines: `添加XX网 …到电脑桌面`. */
const SHORTCUT = /^添加\s?([^\s]{2,20}?网)\s.{0,20}到(?:电脑)?桌面$/u;

/** Set the chrome of document viewers apart; the file's name is the title. */
export const readDocumentViewer: StructurePlugin = {
  name: 'read-document-viewer',
  transform(tree, work) {
    if (!work.folded.includes('.') && !work.folded.includes('添加')) return;
    const { first } = bodyRange(blocksIn(tree), work);
    setApartWhere(tree, work, (node, index) => {
      if (lengthOf(node) > 140) return undefined;
      const line = textOf(node, work);
      const folded = foldedOf(node, work);
      const [span] = spansOf(node);
      if (span === undefined) return undefined;
      // Both patterns are dear to try on every line.
      const shortcut = folded.startsWith('添加') ? SHORTCUT.exec(folded) : null;
      if (shortcut?.[1] !== undefined) {
        const start = span.start + folded.indexOf(shortcut[1]);
        find(
          work,
          'publisher',
          line.slice(start - span.start, start - span.start + shortcut[1].length),
          'desktop-shortcut',
          {
            start,
            end: start + shortcut[1].length,
          },
        );
        return 'desktop-shortcut';
      }
      const name = folded.includes('.') ? VIEWER_LINE.exec(folded)?.[1] : undefined;
      if (
        name === undefined ||
        (index >= first && /\.[a-z]{3,4}$/iu.test(folded)) ||
        /[。;!?:]/u.test(name) ||
        readBreadcrumb(line, folded) !== undefined
      )
        return undefined;
      const end = span.start + name.length;
      find(work, 'title', line.slice(0, name.length), 'document-viewer', { start: span.start, end });
      if (index < first) work.frame.headEnd = endOf(node);
      return 'document-viewer';
    });
  },
};
