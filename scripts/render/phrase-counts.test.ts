/** Phrases found from counts of before are those found anew. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { findPhrases } from '../../src/phrases/find-phrases.ts';
import { PhraseCounts } from './phrase-counts.ts';

const folder = mkdtempSync(join(tmpdir(), 'chengwen-phrase-counts-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const phrases = ['户户通了清水', '把台帳摆上桌面', '先修渠后栽树', '水退了石阶上'];

/** A text of some phrases among words that nothing else says. */
function textOf(seed: number, numbers: readonly number[]): string {
  let state = seed * 104_729 + 17;
  const word = (): string => {
    state = (state * 48_271) % 2_147_483_647;
    return String.fromCharCode(0x4e00 + (state % 2500), 0x5600 + (state % 1900));
  };
  const filler = Array.from({ length: 60 }, word).join('，');
  return `${filler}。${numbers.map((number) => `${word()}${phrases[number]}${word()}，${word()}。`).join('')}`;
}

const numbers = fc.array(fc.nat({ max: phrases.length - 1 }), { minLength: 1, maxLength: 4 });
const change = fc.record({ place: fc.nat({ max: 9 }), numbers: fc.option(numbers, { freq: 4 }) });

function found(file: string, texts: ReadonlyMap<number, string>): string[] {
  const sample = Array.from(texts, ([place, text]) => ({ id: `t${place}`, state: text, text }));
  const counts = new PhraseCounts(file, sample, (id) => sample.find((text) => text.id === id)?.text ?? '');
  expect(counts.units.map(({ length }) => length)).toEqual(sample.map(({ text }) => text.length));
  return findPhrases(
    sample.map(({ text }, place) => ({ text, units: counts.units[place] as Uint16Array })),
    () => false,
    (_, fewest) => counts.strings(fewest),
  ).map((phrase) => JSON.stringify(phrase));
}

test('whatever texts come, change and go', () => {
  const file = join(folder, 'counts');
  let all = 0;
  fc.assert(
    fc.property(
      fc.array(numbers, { minLength: 6, maxLength: 10 }),
      fc.array(fc.array(change, { minLength: 1, maxLength: 3 }), { maxLength: 4 }),
      (first, rounds) => {
        let seed = 1;
        const texts = new Map(first.map((own, place) => [place, textOf(seed++, own)]));
        for (const round of [[], ...rounds]) {
          for (const { place, numbers: own } of round) {
            if (own === null) texts.delete(place);
            else texts.set(place, textOf(seed++, own));
          }
          const anew = findPhrases(
            Array.from(texts.values(), (text) => ({ text })),
            () => false,
          );
          expect(found(file, texts)).toEqual(anew.map((phrase) => JSON.stringify(phrase)));
          all += anew.length;
        }
      },
    ),
    { numRuns: 30 },
  );
  expect(all).toBeGreaterThan(50);
});

test('counts anew where the file is cut off or of another kind', () => {
  const file = join(folder, 'broken');
  const texts = new Map([1, 2, 3, 4].map((seed) => [seed, textOf(seed, [0, 1, seed % 3])]));
  const whole = found(file, texts);
  expect(whole.length).toBeGreaterThan(0);
  const bytes = readFileSync(file);
  for (const broken of [
    bytes.subarray(0, bytes.length - 2),
    bytes.subarray(0, 3),
    Buffer.from('other words, not counts'),
  ]) {
    writeFileSync(file, broken);
    expect(found(file, texts)).toEqual(whole);
    expect(readFileSync(file)).toEqual(bytes);
  }
});
