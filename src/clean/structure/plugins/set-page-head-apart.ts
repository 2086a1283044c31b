import { bodyRange } from '../prose.ts';
import { blocksIn, endOf, type StructurePlugin, type StructureWork, setApartWhere, startOf } from '../work.ts';
import { ruleOfNode } from './lines.ts';

/**
 * Where the title stands; what stands between it and the dateline is text when nothing else of a frame was seen. In a table of
 * labels and values nothing is.
 */
function titleStart(work: StructureWork): number {
  const title = work.metadata.find((finding) => finding.field === 'title');
  return title === undefined || title.rule === 'title-label'
    ? work.restored.length
    : (title.span?.start ?? work.restored.length);
}

/** Lines of a site's frame that must stand before the text to prove that there is a frame. One menu word alone may be a heading. */
const FEWEST_LINES = 3;

/**
 * Set apart the page's head: all that stands before its last sure line (dateline, breadcrumb, menu), as the title has been
 * found by now. Where nothing is sure, everything stays.
 */
export const setPageHeadApart: StructurePlugin = {
  name: 'set-page-head-apart',
  transform(tree, work) {
    const nodes = blocksIn(tree);
    const allRules = nodes.slice(0, 1000).map((node) => ruleOfNode(node, work));
    const range = bodyRange(nodes, work, (node) => ruleOfNode(node, work) !== undefined);
    const first = range.first === 0 && range.last === nodes.length - 1 ? 0 : Math.min(range.first, 1000);
    const rules = allRules.slice(0, first);
    const sure = rules.filter((rule) => rule !== undefined).length + (work.frame.headEnd > 0 ? 1 : 0);
    if (sure === 0) return;
    let headEnd = work.frame.headEnd;
    if (sure === 1 && headEnd > 0 && work.frame.breadcrumbEnd === 0) headEnd = Math.min(headEnd, titleStart(work));
    if (sure >= FEWEST_LINES) {
      const last = rules.findLastIndex((rule) => rule !== undefined);
      const node = nodes[last];
      if (node !== undefined) headEnd = Math.max(headEnd, endOf(node));
    }
    setApartWhere(tree, work, (node, index) => {
      if (index >= first) return undefined;
      const rule = rules[index];
      if (startOf(node) < headEnd) return rule?.id ?? 'page-head';
      return rule !== undefined && (!rule.weak || sure >= FEWEST_LINES) ? rule.id : undefined;
    });
  },
};
