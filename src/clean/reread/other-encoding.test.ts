import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanLine } from '../../../scripts/damage/arbitraries.ts';
import { writeBytes } from '../../../scripts/damage/encodings.ts';
import { languageForTest } from '../../../scripts/test-support/language.ts';
import type { Encoding } from '../bytes/codec.ts';
import { concatenate, decodeSource } from '../bytes/source-text.ts';
import { applyEdits } from '../traced/edit.ts';
import { readOtherEncodings } from './other-encoding.ts';

const language = languageForTest();

type Written = 'utf-8' | 'utf-8-bom' | 'gb18030' | 'big5';

/** Lines, each in an encoding of its own, joined by line ends. */
const bytesOf = (...lines: readonly [string, Written][]) =>
  concatenate(
    lines.flatMap(([line, encoding], index) => [Uint8Array.from(index > 0 ? [0x0a] : []), writeBytes(line, encoding)]),
  );

function restored(bytes: Uint8Array, encoding: Encoding): string {
  const source = decodeSource(bytes, encoding);
  return applyEdits(source.text, readOtherEncodings(source, bytes, language));
}

const first = '河边的老渡口在冬天重新开了，过河的人比往年多。';
const born = '河邊的老渡口在冬天重新開了，過河的人比往年多。';

test.each<[string, Encoding, [string, Written][]]>([
  [
    'a note in UTF-8 behind GBK',
    'gb18030',
    [
      [first, 'gb18030'],
      ['后来又补了一行，说水退了12尺（见下）。', 'utf-8'],
    ],
  ],
  [
    'a title in UTF-8 before GBK',
    'gb18030',
    [
      ['渡口', 'utf-8'],
      ['', 'utf-8'],
      [first, 'gb18030'],
    ],
  ],
  [
    'a note in UTF-8 behind Big5',
    'big5',
    [
      [born, 'big5'],
      ['後來又補了一行。', 'utf-8'],
    ],
  ],
  [
    'a note in GBK behind UTF-8',
    'utf-8',
    [
      [first, 'utf-8'],
      ['后来又补了一行，说水退了12尺（见下）。', 'gb18030'],
    ],
  ],
  [
    'a note in Big5 behind UTF-8',
    'utf-8',
    [
      [born, 'utf-8'],
      ['後來又補了一行，說水退了。', 'big5'],
    ],
  ],
])('reads %s', (_, encoding, lines) => {
  expect(restored(bytesOf(...lines), encoding)).toBe(lines.map(([line]) => line).join('\n'));
});

test('takes the byte order mark of a second file away', () => {
  expect(restored(bytesOf([first, 'gb18030'], [first, 'utf-8-bom']), 'gb18030')).toBe(`${first}\n${first}`);
});

test('an edit holds what reads otherwise, and no more', () => {
  const bytes = bytesOf([first, 'gb18030'], ['渡口 a-b 开了', 'utf-8']);
  const source = decodeSource(bytes, 'gb18030');
  const edits = readOtherEncodings(source, bytes, language);
  expect(edits.map(({ insert }) => insert)).toEqual(['渡口', '开了']);
});

test.each<[string, Encoding, Uint8Array]>([
  ['one character alone', 'gb18030', bytesOf([first, 'gb18030'], ['渡', 'utf-8'])],
  ['a line whose GBK bytes are well-formed UTF-8', 'gb18030', bytesOf([first, 'gb18030'], ['谩猫帽', 'gb18030'])],
  // 是2024。 without the first byte of its first character and the last of its last: as GBK, 槸2024銈.
  [
    'what is left of two characters beside figures',
    'utf-8',
    concatenate([bytesOf([first, 'utf-8']), Uint8Array.of(0x0a, 0x98, 0xaf, 0x32, 0x30, 0x32, 0x34, 0xe3, 0x80)]),
  ],
  ['half a character in UTF-8', 'utf-8', bytesOf([first, 'utf-8'], [first, 'utf-8']).subarray(0, -1)],
  [
    'Latin letters in GBK behind UTF-8',
    'utf-8',
    concatenate([bytesOf([first, 'utf-8']), Uint8Array.of(0x0a, 0x63, 0xe9)]),
  ],
  ['a line that mixes both', 'gb18030', concatenate([bytesOf([first, 'gb18030']), bytesOf([first, 'utf-8'])])],
  ['UTF-16', 'utf-16le', writeBytes(first, 'utf-16le')],
])('leaves %s', (_, encoding, bytes) => {
  expect(restored(bytes, encoding)).toBe(decodeSource(bytes, encoding).text);
});

test.each<[Encoding, Written]>([
  ['gb18030', 'gb18030'],
  ['big5', 'big5'],
  ['utf-8', 'utf-8'],
])('changes nothing in undamaged %s, nor in it with any bytes lost', (encoding, written) => {
  const line = cleanLine().map((text) => (written === 'big5' ? born : text));
  fc.assert(
    fc.property(fc.array(line, { maxLength: 6 }), fc.array(fc.nat(), { maxLength: 4 }), (lines, lost) => {
      const bytes = bytesOf(...lines.map((text): [string, Written] => [text, written]));
      const places = new Set(lost.map((place) => place % Math.max(bytes.length, 1)));
      const left = bytes.filter((_byte, index) => !places.has(index));
      expect(restored(left, encoding)).toBe(decodeSource(left, encoding).text);
    }),
    { numRuns: 300 },
  );
});

test('reads every line in its own encoding', () => {
  const lines = fc.array(fc.tuple(cleanLine(), fc.constantFrom<Written>('gb18030', 'utf-8')), { maxLength: 6 });
  fc.assert(
    fc.property(lines, (written) => {
      // Too few Chinese characters prove nothing.
      const plain = written.filter(([line]) => (line.match(/\p{Script=Han}/gu)?.length ?? 0) >= 6);
      expect(restored(bytesOf(...plain), 'gb18030')).toBe(plain.map(([line]) => line).join('\n'));
    }),
    { numRuns: 300 },
  );
});
