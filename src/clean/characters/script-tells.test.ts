import { expect, test } from 'vitest';
import { convertedWords, shortForms } from './script-tells.ts';

test('each word of a conversion has one of the characters that are looked for first', () => {
  for (const [characters, { source }] of [...convertedWords, ...shortForms]) {
    const sure = source.replace(/\(\?!.*?\)|\[.*?\]/g, '');
    for (const word of sure.split('|'))
      expect([...characters].some((character) => word.includes(character))).toBe(true);
  }
});
