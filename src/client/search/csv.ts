import type { Line } from './lines.ts';

/** The byte order mark: without it, spreadsheets take UTF-8 for something else. */
const MARK = '\ufeff';

/** A cell that begins so is a formula to a spreadsheet; an apostrophe before it makes it text. Fullwidth ones too. */
const FORMULA = /^[\s\0]*[=+\-@＝＋－＠]|^[\t\r\n]/u;

/** Write a value as a cell of CSV (RFC 4180) that no spreadsheet runs. */
export function cell(value: string): string {
  const harmless = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n\t]|^\s|\s$/u.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/**
 * Hits as CSV: text, date, publisher, paragraph, left, hit, right, address; UTF-8 with a byte order mark.
 *
 * @param address - the absolute address of a line's hit.
 */
export function csvOf(header: readonly string[], lines: readonly Line[], address: (line: Line) => string): string {
  const rows = lines.map((line) => {
    const { document, excerpt } = line;
    const { left, hit, right, block } = excerpt;
    const { title, date = '', publisher = '' } = document;
    return [title, date, publisher, block, left, hit, right, address(line)];
  });
  return MARK + [header, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}
