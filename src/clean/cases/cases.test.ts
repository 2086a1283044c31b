import { describe, expect, test } from 'vitest';
import { readShelf, runCase, shelves } from '../../../scripts/bench/restoration/cases.ts';
import { languageForTest } from '../../../scripts/test-support/language.ts';

const language = languageForTest();

for (const shelf of shelves) {
  describe(shelf, () => {
    const { cases } = readShelf(shelf);
    test('holds cases', () => expect(cases.length).toBeGreaterThan(0));
    test.each(cases)('$name', (one) => {
      const { found, expected } = runCase(one, language);
      // A known failure that is repaired after all moves to its shelf.
      if (shelf === 'known-failures') expect(found).not.toBe(expected);
      else expect(found).toBe(expected);
    });
  });
}
