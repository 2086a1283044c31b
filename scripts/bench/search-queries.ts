/** Queries to measure search with, and what plain find finds for them. */
import { toOtherScript } from '../../src/script/convert.ts';
import { fold } from '../../src/script/fold.ts';
import type { SearchRecord } from '../../src/search/record.ts';
import { randomNumbers } from './corpus.ts';

const LONGEST = 12;

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/**
 * Pieces of random texts of 1-12 characters: a third begin and end with words, a tenth hold Latin letters or digits where
 * the text does, half are in the other script.
 */
export function makeQueries(records: readonly SearchRecord[], count: number): string[] {
  const random = randomNumbers(7);
  const queries: string[] = [];
  while (queries.length < count) {
    const record = records[Math.floor(random() * records.length)];
    const text = record?.blocks[Math.floor(random() * record.blocks.length)]?.text ?? '';
    const length = 1 + Math.floor(random() * LONGEST);
    const place = random();
    const query =
      queries.length % 3 === 0
        ? words(text, place, length)
        : queries.length % 10 === 1
          ? aroundLatin(text, place, length)
          : piece(Array.from(text), place, length);
    if (query.trim() === '') continue;
    queries.push(random() < 0.5 ? toOtherScript(query, record?.script ?? 'Hans') : query);
  }
  return queries;
}

function piece(characters: readonly string[], place: number, length: number): string {
  const start = Math.floor(place * characters.length);
  return characters.slice(start, start + length).join('');
}

function words(text: string, place: number, length: number): string {
  const segments = Array.from(segmenter.segment(text), ({ segment }) => segment);
  let query = '';
  for (const segment of segments.slice(Math.floor(place * segments.length))) {
    if (query !== '' && Array.from(query + segment).length > length) break;
    query += segment;
  }
  return Array.from(query).slice(0, LONGEST).join('');
}

function aroundLatin(text: string, place: number, length: number): string {
  const characters = Array.from(text);
  const latin = characters.flatMap((character, index) => (/[a-z\d]/iu.test(character) ? [index] : []));
  const at = latin[Math.floor(place * latin.length)];
  if (at === undefined) return piece(characters, place, length);
  const start = Math.max(0, at - Math.floor(length / 2));
  return characters.slice(start, start + length).join('');
}

/** For each query the numbers of the texts that hold it, and how often, as a browser's find counts. */
export function plainFind(records: readonly SearchRecord[], queries: readonly string[]): ReadonlyMap<number, number>[] {
  const found = queries.map(() => new Map<number, number>());
  const needles = queries.map(fold);
  records.forEach(({ title, blocks }, number) => {
    const text = fold([title, ...blocks.map((block) => block.text)].join('\uffff'));
    needles.forEach((needle, index) => {
      if (text.includes(needle)) found[index]?.set(number, text.split(needle).length - 1);
    });
  });
  return found;
}
