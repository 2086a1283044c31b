import { codeSpans } from '../../characters/protected-spans.ts';
import { nothing, type Step } from '../../step.ts';
import type { Edit } from '../../traced/edit.ts';
import { namedEntities } from './named-entities.ts';

/** An entity, escaped any number of times: `&nbsp;` `&amp;nbsp;` `&amp;#1769;`. */
const entity = /&(?:amp;|#38;|#x26;){0,8}(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,8}[0-9]{0,2});/g;

/** A line that speaks of entities shows them on purpose. */
const speaksOfEntities = /转义|轉義|实体|實體|entit|escape|HTML|XML/i;

/** Resolve HTML entities that stand in text as text, also doubly escaped ones; those in code or in talk about HTML stay. */
export const entities: Step = {
  name: 'entities',
  version: 1,
  damage: { 'zh-Hans': '残留字符实体', 'zh-Hant': '殘留字元實體', en: 'character entities left' },
  reasons: {
    'html-entity': {
      'zh-Hans': '网页的字符实体没有还原，此处换成它代表的字符。',
      'zh-Hant': '網頁的字元實體沒有還原，此處換成它代表的字元。',
      en: 'An HTML entity stood as text; replaced by the character it names.',
    },
  },
  repair(text) {
    if (!text.includes('&')) return nothing;
    const edits: Edit[] = [];
    const isCode = codeSpans(text);
    for (const match of text.matchAll(entity)) {
      const start = match.index;
      const end = start + match[0].length;
      const insert = resolve(match[0]);
      if (insert === undefined || isCode.covers(start)) continue;
      if (speaksOfEntities.test(lineAround(text, start, end))) continue;
      // An ampersand that makes a new entity of what follows would not be the end of it.
      if (insert === '&' && /^(?:#|[A-Za-z]{2,8}[0-9]{0,2};)/.test(text.slice(end, end + 12))) continue;
      edits.push({ start, end, insert, reason: 'html-entity' });
    }
    return { edits, doubts: [] };
  },
};

function resolve(found: string): string | undefined {
  const body = found.slice(1, -1).replace(/^(?:(?:amp|#38|#x26);)+/, '');
  if (!body.startsWith('#')) return namedEntities[body];
  const hexadecimal = body.charAt(1).toLowerCase() === 'x';
  const code = Number.parseInt(body.slice(hexadecimal ? 2 : 1), hexadecimal ? 16 : 10);
  if (code === 0xa0) return ' ';
  // Control characters, surrogates, ASCII letters and what an entity is made of are never escaped in good faith.
  if (code < 0x20 || (code >= 0x7f && code < 0xa0) || (code >= 0xd800 && code < 0xe000) || code > 0x10ffff)
    return undefined;
  const character = String.fromCodePoint(code);
  return /[#;0-9A-Za-z]/.test(character) ? undefined : character;
}

/** The line, at most 200 UTF-16 units to either side. */
function lineAround(text: string, start: number, end: number): string {
  const before = text.slice(Math.max(0, start - 200), start);
  const after = text.slice(end, end + 200);
  const lineEnd = after.indexOf('\n');
  return before.slice(before.lastIndexOf('\n') + 1) + (lineEnd < 0 ? after : after.slice(0, lineEnd));
}
