/**
 * One field of a CSV file (RFC 4180). What a spreadsheet would run as a formula has an apostrophe before it; numbers stay
 * numbers.
 *
 * @example field('=1+1') // "'=1+1"
 */
export function field(value: string | number | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
