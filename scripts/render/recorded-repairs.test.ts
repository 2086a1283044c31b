import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Change, type ChangeRecord, formatChangeRecord } from '../../src/clean/record/change-record.ts';
import { correctionsOf } from '../../src/site/corrections.ts';
import { recordedRepairs } from './recorded-repairs.ts';
import { repairsOf } from './report-source.ts';

const word = fc.constantFrom('glosses', 'correction', 'gloss', 'a,"start":1', '有"\n,', '{"step":');
const change: fc.Arbitrary<Change> = fc.record({
  step: word,
  version: fc.nat(3),
  reason: word,
  start: fc.nat(9),
  before: fc.constantFrom('', '後', ']\n', '\n"changes": [\n'),
  after: fc.constantFrom('', '后', '{"step":"x"}'),
  bytes: fc.constant([0, 3] as const),
});

function recordOf(changes: readonly Change[], id: string): ChangeRecord {
  const counts = { changes: changes.length, doubts: 0, setApart: 0 };
  const blocks = [{ name: 'p1', kind: 'paragraph', spans: [{ start: 0, end: 5 }] }];
  return { id, counts, changes, doubts: [], blocks } as unknown as ChangeRecord;
}

test('counts changes as a parsed record does, however it is laid out', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 12 }), word, fc.boolean(), (changes, id, isOwn) => {
      const record = recordOf(changes, id);
      const text = isOwn ? [...formatChangeRecord(record)].join('') : JSON.stringify(record, null, 1);
      const expected = { repairs: repairsOf(record), corrections: correctionsOf(record) };
      expect(recordedRepairs(record, text)).toEqual(expected);
    }),
  );
});

test('a record whose head counts other changes is parsed', () => {
  const made: Change = {
    step: 'glosses',
    version: 1,
    reason: 'gloss',
    start: 0,
    before: '(a)',
    after: '',
    bytes: [0, 3],
  };
  const record = recordOf([made, made], 'a');
  const text = [...formatChangeRecord(record)].join('');
  const { counts } = recordOf([made], 'a');
  expect(recordedRepairs({ ...record, counts }, text).repairs).toEqual(repairsOf(record));
});
