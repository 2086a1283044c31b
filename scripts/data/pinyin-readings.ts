/**
 * Generate `src/clean/pinyin/readings.generated.ts`: the readings of every Han character of GBK, from pinyin-pro (MIT).
 *
 *     node scripts/data/pinyin-readings.ts
 */
import { writeFileSync } from 'node:fs';
import { pinyin } from 'pinyin-pro';
import { isMirrorMade, preimage } from '../../src/clean/characters/mirror-table.ts';
import { characterOf } from '../../src/clean/gbk/gbk.ts';

/**
 * The readings of a character, and whether each is a usual one. Of Traditional forms pinyin-pro often knows a rare reading first
 * (車 jū) or alone (間 jiàn): they are read as their Simplified forms are too, and so they have two usual readings at most.
 */
function readingsOf(character: string): Map<string, boolean> {
  const readings = new Map<string, boolean>();
  const unit = character.charCodeAt(0);
  const forms = [character, ...(isMirrorMade(unit) ? [String.fromCharCode(preimage(unit))] : [])];
  for (const form of forms) {
    for (const [rank, reading] of pinyin(form, { type: 'array', multiple: true }).entries()) {
      if (reading === form || !/^[a-züāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ]+$/.test(reading)) continue;
      readings.set(reading, rank === 0 || readings.get(reading) === true);
    }
  }
  return readings;
}

const charactersByReading = new Map<string, string>();
for (let lead = 0x81; lead <= 0xfe; lead++) {
  for (let trail = 0x40; trail <= 0xfe; trail++) {
    const character = characterOf(lead, trail);
    if (!/^\p{Script=Han}$/u.test(character) || character === '〇') continue;
    for (const [reading, isUsual] of readingsOf(character)) {
      // Those whose usual reading it is first: the others come after a bar.
      const [usual = '', rarer = ''] = (charactersByReading.get(reading) ?? '|').split('|');
      charactersByReading.set(reading, isUsual ? `${usual}${character}|${rarer}` : `${usual}|${rarer}${character}`);
    }
  }
}
const rows = [...charactersByReading]
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([reading, characters]) => `${reading} ${characters}`);
const source = `// Written by scripts/data/pinyin-readings.ts from pinyin-pro (MIT): do not edit.

/** A row a reading: the reading, a blank, the characters that it is a usual reading of, a bar, those that may be read so. */
export const readingRows = \`\n${rows.join('\n')}\n\`;
`;
writeFileSync(new URL('../../src/clean/pinyin/readings.generated.ts', import.meta.url), source);
console.log(`${rows.length} readings, ${source.length} characters`);
