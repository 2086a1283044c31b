/**
 * Read the day of publication from an address, as news sites put it there: `/2022-08/16/content_1.htm`, `/20220816/`, `t20220816_123.html`.
 *
 * @returns EDTF, or undefined when the address has none or several different ones.
 */
export function dateOfUrl(url: string): string | undefined {
  const found = new Set<string>();
  for (const match of url
    .slice(0, 2000)
    .matchAll(/(?:[/_t-])((?:19|20)\d{2})([/-]?)(\d{2})([/-]?)(\d{2})(?=[/_.-]|$)/gu)) {
    const date = `${match[1]}-${match[3]}-${match[5]}`;
    const parsed = new Date(`${date}T00:00:00Z`);
    if (!Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(date)) found.add(date);
  }
  const [only] = found;
  return found.size === 1 ? only : undefined;
}
