import { blocksIn, find, type StructurePlugin, textOf } from '../work.ts';

/** Two or more asterisks beside a Han character: a name was blacked out. A line of asterisks alone is a rule between parts. */
const BLACKED_OUT = /[\u3400-\u9fff“”「」、，。：；]\*\*|\*\*[\u3400-\u9fff]/u;

/** Signs at the start of a line that the source is Markdown, where asterisks are markup. */
const MARKDOWN_LINE = /^(?:#{1,6} |```)/mu;

/** Flag words that were blacked out, and a text that breaks off. */
export const flagDamage: StructurePlugin = {
  name: 'flag-damage',
  transform(tree, work) {
    const nodes = blocksIn(tree);
    const redacted = work.restored.includes('*') && nodes.some((node) => BLACKED_OUT.test(textOf(node, work)));
    if (redacted && !(isMarkdown(work.restored) && starsPair(nodes.map((node) => textOf(node, work))))) {
      find(work, 'redacted', true, 'asterisks');
    }
    const last = nodes.at(-1);
    if (last !== undefined && breaksOff(textOf(last, work).slice(-80))) find(work, 'truncated', true, 'breaks-off');
  },
};

function starsPair(lines: readonly string[]): boolean {
  return lines.every((line) => (line.match(/\*{2,}/gu)?.length ?? 0) % 2 === 0);
}

function isMarkdown(text: string): boolean {
  return text.includes('](http') || (text.includes('![') && text.includes('](')) || MARKDOWN_LINE.test(text);
}

/** Ways to write that a text goes on elsewhere, longer ones first. */
const ELLIPSES = ['……', '…', '[...]', '[…]', '......', '.....', '....', '...'];

/** An ellipsis that nothing closes, inside a sentence: the last clause has begun and has no end. */
function breaksOff(end: string): boolean {
  const ellipsis = ELLIPSES.find((form) => end.endsWith(form));
  if (ellipsis === undefined) return false;
  const before = end.slice(0, -ellipsis.length);
  return /[\u3400-\u9fff]$/u.test(before) && !before.endsWith('等等');
}
