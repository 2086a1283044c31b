import { numberLink } from './body-html.ts';
import type { Edition } from './edition.ts';
import { element, escapeHtml } from './html.ts';
import type { Messages } from './messages/messages.ts';
import type { RecordRow } from './record-rows.ts';

/**
 * Rows of the record as HTML. Made as one string, since the page has a row for each block and each part set apart.
 *
 * @param textHref address of the text's page. @param ruleInWords for what was set apart.
 */
export function rowsHtml(
  rows: readonly RecordRow[],
  textHref: string,
  { language }: Edition,
  messages: Messages,
  ruleInWords: (rule: string) => string,
): string {
  const restoredSide = ({ name, rule, restoredHtml }: RecordRow): string => {
    if (rule !== undefined) return element('span', { class: 'rule', lang: language }, escapeHtml(ruleInWords(rule)));
    const link = name === undefined ? '' : numberLink(`${textHref}#${name}`, name, messages);
    return element('span', { class: 'restored-text' }, restoredHtml) + link;
  };
  return rows
    .map((row) => {
      const sides = [
        element('div', { class: 'source-side' }, row.sourceHtml),
        element('div', { class: 'inline-side' }, row.inlineHtml),
        element(
          'div',
          { class: row.depth === undefined ? 'restored-side' : 'restored-side heading' },
          restoredSide(row),
        ),
      ];
      return element('div', { class: row.rule === undefined ? 'row' : 'row apart', id: row.name }, sides.join(''));
    })
    .join('');
}
