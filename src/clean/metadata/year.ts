/** How many UTF-16 units of a text are looked at. */
const LOOKED_AT = 20_000;

/**
 * Find the year in which a text was written, when it says so itself: a sentence speaks of 今年 (this year) and names one year as the
 * present one (`2024年是…之年，今年1—6月`). A year that is only mentioned is never taken.
 *
 * @returns the year as EDTF, or undefined.
 */
export function yearOf(text: string): string | undefined {
  const start = text.slice(0, LOOKED_AT);
  if (!start.includes('今年')) return undefined;
  const years = new Set<string>();
  for (const sentence of start.split(/[。！？\n]/u)) {
    if (!sentence.includes('今年')) continue;
    for (const match of sentence.matchAll(/((?:19|20)\d{2})年(?:是|作为|，是)/gu)) years.add(match[1] ?? '');
    for (const match of sentence.matchAll(/今年(?:是|（|\()((?:19|20)\d{2})年?/gu)) years.add(match[1] ?? '');
  }
  const [only] = years;
  return years.size === 1 ? only : undefined;
}
