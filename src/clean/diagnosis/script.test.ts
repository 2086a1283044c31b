import { expect, test } from 'vitest';
import { decodedPairs } from '../bytes/decoded-pairs.ts';
import { isMirrorMade, isNeverMade, mirrorImage, preimage } from '../characters/mirror-table.ts';
import { alsoSimplified, alsoTraditional } from './script.ts';

/** The single characters of an encoding whose codes some test lets pass. */
function charactersOf(encoding: 'big5' | 'gb18030', isIn: (code: number) => boolean): string[] {
  const pairs = decodedPairs(encoding).filter(({ code, decoded }) => decoded.length === 1 && isIn(code));
  return pairs.map(({ decoded }) => decoded).sort();
}

const isTraditionalForm = (unit: number): boolean => preimage(unit) !== 0 && (isMirrorMade(unit) || isNeverMade(unit));

test('Simplified characters that Big5 has of its own are of either script', () => {
  const isProper = (code: number): boolean => (code >= 0xa440 && code <= 0xc6fe) || (code >= 0xc940 && code <= 0xf9fe);
  const changed = charactersOf('big5', isProper).filter((character) => {
    const unit = character.charCodeAt(0);
    return mirrorImage(unit) !== unit && !isTraditionalForm(unit);
  });
  expect(alsoTraditional).toBe(changed.join(''));
});

test('Traditional forms that GB 2312 has are of either script', () => {
  const isProper = (code: number): boolean => code >= 0xb0a1 && code <= 0xf7fe && (code & 0xff) >= 0xa1;
  const made = charactersOf('gb18030', isProper).filter((character) => isTraditionalForm(character.charCodeAt(0)));
  expect(alsoSimplified).toBe(made.join(''));
});
