import fc from 'fast-check';
import { expect, test } from 'vitest';
import { directoryRecord, movedRecords } from './zip.ts';

const joined = (parts: Iterable<Uint8Array>): string => Buffer.concat([...parts]).toString('hex');

test('records that were moved are those of entries that stand there, also where offsets need 64 bits', () => {
  const entry = fc.record({ path: fc.constantFrom('a.md', '渡口/b.md'), crc32: fc.nat(), size: fc.nat(5000) });
  fc.assert(
    fc.property(
      fc.array(entry, { maxLength: 6 }),
      fc.integer({ min: 2 ** 32 - 9000, max: 2 ** 32 }),
      (some, distance) => {
        let offset = 0;
        const entries = some.map((one) => {
          offset += one.size;
          return { ...one, offset: offset - one.size };
        });
        const records = Buffer.concat(entries.map(directoryRecord));
        const moved = entries.map((one) => directoryRecord({ ...one, offset: one.offset + distance }));
        expect(joined(movedRecords(records, distance))).toBe(joined(moved));
      },
    ),
  );
});
