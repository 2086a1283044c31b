import { readImprint } from '../../metadata/imprint.ts';
import { find, foundValue, type StructurePlugin } from '../work.ts';

/** Rules for lines that name who publishes the page. */
const IMPRINTS = new Set(['copyright-notice', 'site-imprint']);

/** Longest part of a line that is looked at, UTF-16 units. */
const SEEN = 200;

/** Take the publisher from the site's own notice or imprint where the page names none nearer to the text. */
export const readImprintLines: StructurePlugin = {
  name: 'read-imprint',
  transform(_, work) {
    if (foundValue(work, 'publisher') !== undefined) return;
    for (const { start, end, rule } of work.setApart) {
      if (!IMPRINTS.has(rule)) continue;
      const name = readImprint(work.folded.slice(start, Math.min(end, start + SEEN)));
      if (name === undefined) continue;
      const span = { start: start + name.start, end: start + name.end };
      find(work, 'publisher', work.restored.slice(span.start, span.end), rule, span);
      return;
    }
  },
};
