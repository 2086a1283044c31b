/**
 * Generate `src/clean/pinyin/readings.generated.ts`: the readings of every Han character of GBK, from pinyin-pro (MIT).
 *
 *     node scripts/data/pinyin-readings.ts
 */
import { writeFileSync } from 'node:fs';
import { pinyin } from 'pinyin-pro';
import { characterOf } from '../../src/clean/gbk/gbk.ts';

const charactersByReading = new Map<string, string>();
for (let lead = 0x81; lead <= 0xfe; lead++) {
  for (let trail = 0x40; trail <= 0xfe; trail++) {
    const character = characterOf(lead, trail);
    if (!/^\p{Script=Han}$/u.test(character) || character === '〇') continue;
    for (const [rank, reading] of pinyin(character, { type: 'array', multiple: true }).entries()) {
      if (reading === character || !/^[a-züāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ]+$/.test(reading)) continue;
      // The usual reading first: the others come after a bar.
      const [usual = '', rarer = ''] = (charactersByReading.get(reading) ?? '|').split('|');
      charactersByReading.set(reading, rank === 0 ? `${usual}${character}|${rarer}` : `${usual}|${rarer}${character}`);
    }
  }
}
const rows = [...charactersByReading]
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([reading, characters]) => `${reading} ${characters}`);
const source = `// Written by scripts/data/pinyin-readings.ts from pinyin-pro (MIT): do not edit.

/** A row a reading: the reading, a blank, the characters whose usual reading it is, a bar, those that may be read so. */
export const readingRows = \`\n${rows.join('\n')}\n\`;
`;
writeFileSync(new URL('../../src/clean/pinyin/readings.generated.ts', import.meta.url), source);
console.log(`${rows.length} readings, ${source.length} characters`);
