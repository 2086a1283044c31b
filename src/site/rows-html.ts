import { numberLink } from './body-html.ts';
import type { Edition } from './edition.ts';
import { element, escapeHtml, openTag } from './html.ts';
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
  // Joined once: each string that is made of many is otherwise copied at each step.
  const parts: string[] = [];
  for (const { name, depth, rule, sourceHtml, restoredHtml } of rows) {
    parts.push(openTag('div', { class: rule === undefined ? 'row' : 'row apart', id: name }));
    parts.push('<div class="source-side">', sourceHtml, '</div>');
    parts.push(openTag('div', { class: depth === undefined ? 'restored-side' : 'restored-side heading' }));
    if (rule === undefined) {
      parts.push('<span class="restored-text">', restoredHtml, '</span>');
      if (name !== undefined) parts.push(numberLink(`${textHref}#${name}`, name, messages));
    } else parts.push(element('span', { class: 'rule', lang: language }, escapeHtml(ruleInWords(rule))));
    parts.push('</div></div>');
  }
  return parts.join('');
}
