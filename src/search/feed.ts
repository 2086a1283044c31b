/**
 * What an index holds of a text besides its words: its filters and its fragment.
 *
 * Pagefind numbers words; a text's words are its characters (`pair-word.ts`), so a word's number is the number of a code
 * point in the text's title and blocks laid end to end. After each block some numbers are left out, so that no hit, not
 * even one with a few unknown characters in it, spans two blocks.
 */
import { scriptDifference } from '../script/difference.ts';
import { BLOCK_GAP, type FragmentExtension } from './fragment.ts';
import { type SearchRecord, sortableDate } from './record.ts';

/** The numbers left out, in a fragment, where Pagefind's own client shows them between two blocks. */
const GAP = ' '.repeat(BLOCK_GAP);

/** Joins the units of a fragment's content, as Pagefind's own client expects of a text without blanks. */
const UNIT_SEPARATOR = '\u200b';

const SEPARATED_GAP = Array.from(GAP, (blank) => blank + UNIT_SEPARATOR).join('');

/** Filters of a text: name and values. Only dates are not facets: their filter answers `date:` queries. */
export function recordFilters(record: SearchRecord): [name: string, value: string][] {
  const date = sortableDate(record.date);
  const filters: [string, string | undefined][] = [
    ['date', date],
    ['year', date?.slice(0, 4)],
    ...record.places.map((place): [string, string] => ['place', place]),
    ['publisher', record.publisher],
    ['kind', record.kind],
    ['script', record.script],
    ...(record.damage ?? []).map((damage): [string, string] => ['damage', damage]),
  ];
  return filters.flatMap(([name, value]): [string, string][] =>
    value === undefined || value.trim() === '' ? [] : [[name, value.toWellFormed()]],
  );
}

/** A text's code points, each with a separator after it but the last. */
function separated(texts: readonly string[]): { readonly content: string; readonly lengths: number[]; units: number } {
  let content = '';
  let units = 0;
  const lengths = texts.map((text) => {
    const before = units;
    for (const character of text) {
      content += character + UNIT_SEPARATOR;
      units++;
    }
    content += SEPARATED_GAP;
    units += BLOCK_GAP;
    return units - BLOCK_GAP - before;
  });
  return { content: content.slice(0, -UNIT_SEPARATOR.length), lengths, units };
}

/** The JSON that goes into the text's fragment. Deterministic: same record, same string. */
export function fragmentJson(record: SearchRecord): string {
  const texts = [record.title, ...record.blocks.map(({ text }) => text)];
  const others = [record.otherTitle, ...record.blocks.map(({ other }) => other)];
  const { content, lengths, units } = separated(texts);
  const filters: Record<string, string[]> = {};
  for (const [name, value] of recordFilters(record)) filters[name] = [...(filters[name] ?? []), value];
  const extension: FragmentExtension = {
    id: record.id,
    otherUrl: record.otherUrl,
    script: record.script,
    lengths,
    names: record.blocks.every(({ name }, index) => name === `p${index + 1}`)
      ? null
      : record.blocks.map(({ name }) => name),
    difference: scriptDifference(texts.join(GAP), others.join(GAP), record.script),
    ...(record.date === undefined ? {} : { date: record.date }),
    ...(record.publisher === undefined ? {} : { publisher: record.publisher }),
    places: record.places,
    ...(record.kind === undefined ? {} : { kind: record.kind }),
  };
  const meta = { title: record.title, ...(record.date === undefined ? {} : { date: record.date }) };
  return JSON.stringify({
    url: record.url.toWellFormed(),
    content,
    word_count: units,
    filters,
    meta,
    anchors: [],
    chengwen: extension,
  });
}
