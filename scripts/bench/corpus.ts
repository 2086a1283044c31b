/** Texts to measure search with: laws and regulations where a file of them is at hand, else made up. */
import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { scriptSets } from '../../src/script/fold.ts';
import { type SearchRecord, searchRecord } from '../../src/search/record.ts';

/** A reproducible source of numbers from 0 to 1: the generator of Park and Miller. */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

interface Text {
  readonly title: string;
  readonly date?: string;
  readonly paragraphs: readonly string[];
}

/**
 * @param file - gzipped JSON lines with `title`, `date` and `text`; made-up texts if there is none, mixed ones after its end.
 * @returns `count` search records; every fifth text is Traditional.
 */
export function* benchRecords(count: number, file: string | undefined): Generator<SearchRecord> {
  const texts = allTexts(file);
  let number = 0;
  for (const { title, date, paragraphs } of texts) {
    if (number >= count) return;
    const id = `t${number++}`;
    const record = searchRecord(
      {
        id,
        frontMatter: {
          title,
          ...(date === undefined ? {} : { date }),
          places: [],
          script: 'Hans',
          sourceFile: id,
          sourceSha256: '',
          sourceEncoding: 'utf-8',
          changes: 0,
          doubts: 0,
        },
        blocks: paragraphs.map((text, index) => ({ name: `p${index + 1}`, kind: 'paragraph', text })),
      },
      { url: `/${id}/`, otherUrl: `/hant/${id}/` },
    );
    yield number % 5 === 0 ? turned(record) : record;
  }
}

/** The texts of a file, then others made of their paragraphs, without end; made-up ones if there is no file. */
function* allTexts(file: string | undefined): Generator<Text> {
  if (file === undefined || !existsSync(file)) {
    yield* madeUpTexts();
    return;
  }
  const texts: Text[] = [];
  for (const text of storedTexts(file)) {
    texts.push(text);
    yield text;
  }
  yield* mixedTexts(texts);
}

/** Characters of a mixed text: the length that search is measured at. */
const MIXED_LENGTH = 3700;

/** Texts of paragraphs of other texts, so that characters and words are as frequent as they are there. */
function* mixedTexts(texts: readonly Text[]): Generator<Text> {
  const random = randomNumbers(3);
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
  for (;;) {
    const { title, date } = pick(texts);
    const paragraphs: string[] = [];
    for (let length = 0; length < MIXED_LENGTH; length += paragraphs.at(-1)?.length ?? 0)
      paragraphs.push(pick(pick(texts).paragraphs) ?? title);
    yield { title, ...(date === undefined ? {} : { date }), paragraphs };
  }
}

/** The same text as if it had been written in the other script. */
function turned(record: SearchRecord): SearchRecord {
  return {
    ...record,
    script: 'Hant',
    title: record.otherTitle,
    otherTitle: record.title,
    blocks: record.blocks.map(({ name, text, other }) => ({ name, text: other, other: text })),
  };
}

function* storedTexts(file: string): Generator<Text> {
  for (const line of gunzipSync(readFileSync(file)).toString().split('\n')) {
    if (line === '') continue;
    const { title, date, text } = JSON.parse(line) as { title: string; date?: string; text: string };
    const paragraphs = text.split('\n').filter((paragraph) => paragraph.trim() !== '');
    yield { title, ...(date ? { date } : {}), paragraphs };
  }
}

/** Texts of 2,000 to 5,000 characters, made of two-character words whose frequencies fall as Zipf's law has it. */
function* madeUpTexts(): Generator<Text> {
  const random = randomNumbers(20_261_121);
  const characters = scriptSets.map(({ simplified }) => simplified).filter((one) => one >= 0x4e00 && one < 0xa000);
  const pick = (): string => String.fromCodePoint(characters[Math.floor(random() ** 2 * characters.length)] ?? 0x4e00);
  const words = Array.from({ length: 20_000 }, () => pick() + pick());
  const word = (): string => words[Math.floor(words.length ** random()) - 1] ?? 'GDP';
  const sentence = (): string =>
    `${Array.from({ length: 5 + Math.floor(random() * 20) }, () => (random() < 0.02 ? '3+1+1' : word())).join('')}。`;
  for (let year = 0; ; year++) {
    const paragraphs = Array.from(
      { length: 20 + Math.floor(random() * 30) },
      () => sentence() + sentence() + sentence(),
    );
    yield { title: word() + word() + word(), date: `${1980 + (year % 45)}-06-01`, paragraphs };
  }
}
