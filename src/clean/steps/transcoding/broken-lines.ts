import { type Reread, textOf } from './utf-8-read-as-gbk.ts';

/** A line of so many known characters is no title. */
const shortestLine = 10;
/** So many such lines, and this share of them without a mark at the end, are broken by width: pages of news have 0-.35, broken ones .86-.89. */
const fewestLines = 8;
const leastShare = 0.5;

const goesOn = /^[\p{L}0-9，、]$/u;

/** Tell whether lines break within sentences. A lost last character ends none where all it may be are letters, else it ends one. */
export function breakWithinSentences(lines: readonly (readonly Reread[])[]): boolean {
  const long = lines.filter((parts) => textOf(parts).length >= shortestLine);
  const open = long.filter((parts) => {
    const last = parts.at(-1);
    return last?.text === undefined
      ? last?.candidates.every((end) => goesOn.test(end))
      : goesOn.test(last.text.slice(-1));
  });
  return long.length >= fewestLines && open.length >= leastShare * long.length;
}
