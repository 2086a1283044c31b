/** What is found around changed texts is what is found over all of them. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { madeUp } from '../../src/reprints/testing/made-up.ts';
import type { Phrase } from '../../src/site/relations.ts';
import { locatePhrases } from './phrase-passages.ts';
import { type RelatedTexts, relatedTexts } from './related-texts.ts';
import { TextPack } from './text-pack.ts';

const folder = mkdtempSync(join(tmpdir(), 'chengwen-related-texts-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const yearOf = (id: string): number | undefined =>
  id.endsWith('3') ? undefined : 2000 + Math.floor(Number(id.slice(2)) / 4);
const phrases = [madeUp(2, 4), madeUp(2, 6), madeUp(5, 5)];

/** Numbers of paragraphs of each text, by id. */
type Archive = Map<string, readonly number[]>;

function related(archive: Archive, cache: string): { related: RelatedTexts; phrases: Phrase[] } {
  const texts = new Map(
    Array.from(archive, ([id, numbers]) => [id, numbers.map((number) => madeUp(number, 47 + (number % 5) * 20))]),
  );
  // Ids stand for dates: they are in order.
  const ids = [...archive.keys()].sort();
  const hashOf = (id: string): string => archive.get(id)?.join() ?? '';
  const pack = new TextPack(join(cache, 'texts'), ids, hashOf, (id) => {
    const blocks = texts.get(id) ?? [];
    let start = 0;
    const text = blocks.join('\n');
    return {
      text,
      blocks: blocks.map((block, number) => {
        start += block.length + 1;
        return [`p${number + 1}`, start - block.length - 1, start - 1];
      }),
    };
  });
  return { related: relatedTexts(ids, pack, cache), phrases: locatePhrases(ids, phrases, hashOf, yearOf, pack, cache) };
}

/** What is kept for the next build, in an order of its own. */
function keptIn(cache: string): string[] {
  const { value } = JSON.parse(readFileSync(join(cache, 'related.json'), 'utf8')) as {
    value: Record<string, unknown[]>;
  };
  return Object.values(value).flatMap((list) => list.map((one) => JSON.stringify(one)).sort());
}

const id = fc.integer({ min: 0, max: 40 }).map((number) => `t/${String(number).padStart(2, '0')}`);
// Few paragraphs: many texts share some, and some about as many as make them formulas, or no more.
const paragraph = fc.oneof(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 6, max: 40 }));
const paragraphs = fc.array(paragraph, { minLength: 2, maxLength: 6 });
const change = fc.record({ id, paragraphs: fc.option(paragraphs, { freq: 4 }) });

test('whatever texts come, change and go', () => {
  const rounds = fc.array(fc.array(change, { minLength: 1, maxLength: 6 }), { minLength: 2, maxLength: 5 });
  let run = 0;
  let groups = 0;
  let passages = 0;
  fc.assert(
    fc.property(fc.array(paragraphs, { minLength: 30, maxLength: 40 }), rounds, (first, changes) => {
      const cache = join(folder, String(run++));
      const archive: Archive = new Map(first.map((numbers, at) => [`t/${String(at).padStart(2, '0')}`, numbers]));
      related(archive, cache);
      for (const [round, some] of changes.entries()) {
        for (const { id, paragraphs } of some) {
          if (paragraphs === null) archive.delete(id);
          else archive.set(id, paragraphs);
        }
        const found = related(archive, cache);
        const anew = join(cache, `anew-${round}`);
        expect(found).toEqual(related(archive, anew));
        expect(keptIn(cache)).toEqual(keptIn(anew));
        groups += found.related.groups.length;
        passages += Object.keys(found.related.shared).length;
      }
    }),
    { numRuns: 20, endOnFailure: true },
  );
  expect(groups).toBeGreaterThan(10);
  expect(passages).toBeGreaterThan(10);
});
