/** What begins a line of its own: an item, a heading, a row, a fence. */
const lineStart = /(?:[-+*>] |\d{1,3}[.)] |#{1,6} |\|| {2,}\S|```)/y;
/** What is left of the end of a bold text, and of a tag. */
const boldEnd = /\*(?!\*)/y;
const tagEnd = /\/[a-z][a-z0-9]{0,9}>/y;
/** What stands behind a quotation in a program. */
const behindQuotation = /[,;:)\]}]|$/y;
const quotes = ['"', "'", '`'];
/** Characters looked back for the start of a quotation. */
const longestQuotation = 200;
/** A line `key: value`, of which another is glued to it. */
const keyAtStart = /^\s{0,20}[a-z][\w-]{0,40}: /;
const key = /[a-z][\w-]{0,40}: /y;

/**
 * The ASCII character that a decoder took for the second byte of a pair before `place`, where what stands around tells it: a line end,
 * an asterisk, a `<`, a quotation mark. Else `''`: mostly it is the blank between Chinese and Latin, or the end of the line is there.
 */
export function takenAlong(line: string, place: number): string {
  const stands = (pattern: RegExp): boolean => {
    pattern.lastIndex = place;
    return pattern.test(line);
  };
  if (stands(lineStart) || (stands(key) && keyAtStart.test(line))) return '\n';
  if (stands(boldEnd)) return '*';
  if (stands(tagEnd)) return '<';
  if (!stands(behindQuotation)) return '';
  const before = line.slice(Math.max(0, place - longestQuotation), place);
  return quotes.find((quote) => isOpen(quote, before)) ?? '';
}

/** Tell whether a text has an odd number of a quotation mark. */
function isOpen(quote: string, text: string): boolean {
  let isOdd = false;
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) isOdd = !isOdd;
  return isOdd;
}
