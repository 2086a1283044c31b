import { blocksIn, find, type StructurePlugin, textOf } from '../work.ts';

/** Two or more asterisks beside a Han character: a name was blacked out. A line of asterisks alone is a rule between parts. */
const BLACKED_OUT = /[\u3400-\u9fff“”「」、，。：；]\*\*|\*\*[\u3400-\u9fff]/u;

/** Signs that the source is Markdown, where asterisks are markup. */
const MARKDOWN = /\]\(https?:|^#{1,6} |!\[[^[\]\n]{0,80}\]\(|^```/mu;

/** Flag words that were blacked out, and a text that breaks off. */
export const flagDamage: StructurePlugin = {
  name: 'flag-damage',
  transform(tree, work) {
    const nodes = blocksIn(tree);
    const redacted = nodes.some((node) => BLACKED_OUT.test(textOf(node, work)));
    if (redacted && !(MARKDOWN.test(work.restored) && starsPair(nodes.map((node) => textOf(node, work))))) {
      find(work, 'redacted', true, 'asterisks');
    }
    const last = nodes.at(-1);
    if (last !== undefined && breaksOff(textOf(last, work).slice(-80))) find(work, 'truncated', true, 'breaks-off');
  },
};

function starsPair(lines: readonly string[]): boolean {
  return lines.every((line) => (line.match(/\*{2,}/gu)?.length ?? 0) % 2 === 0);
}

/** An ellipsis that nothing closes, inside a sentence: the last clause has begun and has no end. */
function breaksOff(end: string): boolean {
  const match = /([^。！？!?”』」）)\s.…]{1,60})(?:…{1,2}|\.{3,6}|\[\.{3}\]|\[…\])$/u.exec(end);
  return match !== null && /[\u3400-\u9fff]$/u.test(match[1] ?? '') && !/等等$|[？！]$/u.test(match[1] ?? '');
}
