import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { finalSpans } from '../../scripts/bench/restoration/score.ts';
import { damagedDocument } from '../../scripts/damage/arbitraries.ts';
import type { Encoding } from '../../scripts/damage/encodings.ts';
import { damage } from '../../scripts/damage/recipe.ts';
import { languageForTest } from '../../scripts/test-support/language.ts';
import { detectEncoding } from './bytes/detect-encoding.ts';
import { decodeSource } from './bytes/source-text.ts';
import { type CleanedDocument, cleanDocument, repairCharacters } from './clean-document.ts';
import { openDamage } from './open-damage.ts';
import { formatChangeRecord } from './record/change-record.ts';
import { invert } from './record/invert.ts';
import { replay } from './record/replay.ts';
import { rereadBytes } from './reread/reread-bytes.ts';
import { SourceError } from './source-error.ts';
import { steps } from './steps/index.ts';
import { outside } from './traced/outside.ts';

const language = languageForTest();
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Clean a file; undefined where so much of a misread text is lost that it is refused. */
function clean(bytes: Uint8Array, encoding: Encoding | 'mirror-bytes' | 'mirror-decoded'): CleanedDocument | undefined {
  try {
    return cleanDocument({ id: 'a', file: 'a.txt', bytes }, { language, sha256 });
  } catch (error) {
    if (error instanceof SourceError && encoding.endsWith('read-as-gbk')) return undefined;
    throw error;
  }
}

const encodings: readonly (Encoding | 'mirror-bytes' | 'mirror-decoded')[] = [
  'utf-8',
  'utf-8-bom',
  'gb18030',
  'big5',
  'utf-16le',
  'utf-8-read-as-latin1',
  'gbk-read-as-latin1',
  'utf-8-read-as-gbk',
  'big5-read-as-gbk',
  'gb18030-and-utf-8',
  'mirror-bytes',
  'mirror-decoded',
];

/** Bytes from which on an encoding can be told. */
const shortest = 30;

/** Damaged files in one encoding; Big5 cannot write every document. */
const damagedFile = (encoding: Encoding | 'mirror-bytes' | 'mirror-decoded'): fc.Arbitrary<Uint8Array> =>
  damagedDocument()
    .map(({ original, recipe }) => {
      try {
        return damage(original, { ...recipe, encoding }).bytes;
      } catch {
        return new Uint8Array();
      }
    })
    .filter((bytes) => bytes.length >= shortest);

describe.each(encodings)('damaged files in %s', (encoding) => {
  test('the record replays to the clean text and inverts to the bytes; blocks and what is set apart cover all', () => {
    fc.assert(
      fc.property(damagedFile(encoding), (bytes) => {
        const cleaned = clean(bytes, encoding);
        if (cleaned === undefined) return;
        const { document, restored, record } = cleaned;
        const texts = document.blocks.map(({ text }) => text);
        expect(replay(bytes, record)).toEqual({ restored, blocks: texts });
        expect(Buffer.compare(invert(texts, record), bytes)).toBe(0);
        const pieces = [...record.blocks.flatMap(({ spans }) => spans), ...record.setApart].sort(
          (a, b) => a.start - b.start || a.end - b.end,
        );
        let covered = 0;
        for (const { start, end } of pieces) {
          expect(start).toBe(covered);
          covered = end;
        }
        expect(covered).toBe(restored.length);
        for (const { bytes: span } of [...record.changes, ...record.doubts, ...record.setApart]) {
          expect(span[0]).toBeGreaterThanOrEqual(record.source.byteOrderMark);
          expect(span[1]).toBeGreaterThanOrEqual(span[0]);
          expect(span[1]).toBeLessThanOrEqual(bytes.length);
        }
      }),
      { numRuns: 12 },
    );
  });

  test('the record is written as JSON, each item of its lists on a line of its own', () => {
    fc.assert(
      fc.property(damagedFile(encoding), (bytes) => {
        const record = clean(bytes, encoding)?.record;
        if (record === undefined) return;
        const members = Object.entries(record).map(([key, value]) => {
          const items = Array.isArray(value) ? value.map((item) => JSON.stringify(item)) : undefined;
          const list = items?.length === 0 ? '[]' : `[\n${items?.join(',\n')}\n]`;
          return `${JSON.stringify(key)}: ${items === undefined ? JSON.stringify(value) : list}`;
        });
        expect([...formatChangeRecord(record)].join('')).toBe(`{\n${members.join(',\n')}\n}\n`);
      }),
      { numRuns: 4 },
    );
  });

  test('an untouched character maps to its own place, and every change names what it replaced', () => {
    fc.assert(
      fc.property(damagedFile(encoding), (bytes) => {
        const decoded = decodeSource(bytes, detectEncoding(bytes));
        const { traced } = repairCharacters(decoded.text, language, rereadBytes.repair(decoded, bytes, language));
        const touched = new Uint8Array(traced.text.length);
        for (const { span } of finalSpans(traced)) touched.fill(1, span.start, span.end);
        let last = -1;
        for (let position = 0; position < traced.text.length; position++) {
          if (touched[position] === 1) continue;
          const { start, end } = traced.toSource({ start: position, end: position + 1 });
          expect(traced.source.slice(start, end)).toBe(traced.text[position]);
          expect(start).toBeGreaterThan(last);
          last = start;
        }
        const record = clean(bytes, encoding)?.record;
        if (record === undefined) return;
        const firstStep = record.changes[0]?.step;
        for (const { step, before, start, bytes: span } of record.changes) {
          if (step !== firstStep) break;
          const found = decoded.bytesOf({ start, end: start + before.length });
          expect([found.start, found.end]).toEqual(span);
        }
      }),
      { numRuns: 8 },
    );
  });

  test('no step finds anything in the restored text, but for damage left open', () => {
    fc.assert(
      fc.property(damagedFile(encoding), (bytes) => {
        const decoded = decodeSource(bytes, detectEncoding(bytes));
        const reread = rereadBytes.repair(decoded, bytes, language);
        const { traced, diagnosis } = repairCharacters(decoded.text, language, reread);
        for (const step of steps) {
          const found = outside(step.repair(traced.text, { diagnosis, language }), openDamage(traced)).edits;
          expect({ step: step.name, found }).toEqual({ step: step.name, found: [] });
        }
      }),
      { numRuns: 40 },
    );
  });
});

test('tells of lines in another encoding, and of nothing that could be read', () => {
  const bytes = damage(
    {
      metadata: {},
      blocks: ['河边的老渡口在冬天重新开了', '过河的人比往年多', '后来又补了一行'].map((text) => ({ depth: 0, text })),
    },
    { seed: 1, encoding: 'gb18030-and-utf-8' },
  ).bytes;
  const { restored, record } = clean(bytes, 'gb18030-and-utf-8') as CleanedDocument;
  expect(restored).toBe('河边的老渡口在冬天重新开了\n过河的人比往年多\n后来又补了一行');
  expect(record.warnings).toEqual([]);
  expect(record.changes.map(({ step, reason }) => `${step} ${reason}`)).toEqual(['reread-bytes other-encoding']);
  expect(record.diagnosis.en).toBe('lines in another encoding');
});

test.each([
  ['a lost sign behind a folded mark', '渡口到了,船还没来;??\n怎么办?等!', '渡口到了，船还没来；\n怎么办？等！'],
  ['an entity that a zero-width sign broke up', '船到了&am\u200bp;灯亮了。', '船到了&灯亮了。'],
  ['points behind a folded question mark', '渡口到了,船还没来;怎么办??...等!', '渡口到了，船还没来；怎么办？？……等！'],
  [
    'a bracket before a blank',
    '渡口到了,船还没来;怎么办?等!\n渡口到了( 。船还没来',
    '渡口到了，船还没来；怎么办？等！\n渡口到了（。船还没来',
  ],
])('repairs what another step has uncovered: %s', (_, text, restored) => {
  expect(repairCharacters(text, language).traced.text).toBe(restored);
});

test('says what is damaged where the document as a whole is not', () => {
  const said = (text: string): string | undefined =>
    clean(new TextEncoder().encode(text), 'utf-8')?.record.diagnosis.en;
  expect(said('渡口的船&nbsp;每天两班。')).toBe('character entities left');
  expect(said('渡口的船锟斤拷每天两班。')).toBe('text lost in transcoding');
  expect(said('渡口的船每天两班。')).toBe('no damage seen');
});
