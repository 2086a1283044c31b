/**
 * What Pagefind is given in the place of a page, and what is put into its fragment afterwards.
 *
 * Pagefind numbers words; a text's words are its characters (`pair-word.ts`), so a word's number is the number of a code
 * point in the text's title and blocks laid end to end. After each block stand fullwidth commas: they take numbers and
 * are not indexed, so that no hit, not even one with a few unknown characters in it, spans two blocks.
 */
import { scriptDifference } from '../script/difference.ts';
import { foldedCodePoints } from '../script/fold.ts';
import { BLOCK_GAP, type FragmentExtension } from './fragment.ts';
import { pairWords } from './pair-word.ts';
import { type SearchRecord, sortableDate } from './record.ts';
import { BODY_WEIGHT, TITLE_WEIGHT } from './weights.ts';

/** Stands after each block: not indexed, takes `BLOCK_GAP` positions. */
const BLOCK_END = Array.from({ length: BLOCK_GAP }, () => '，').join(' ');

/** The only word of a text without any character: Pagefind leaves out pages without words. No code is that short. */
const EMPTY = 'e';

/** The same in a fragment, where Pagefind's own client shows it between two blocks. */
const GAP = ' '.repeat(BLOCK_GAP);

/** Joins the units of a fragment's content, as Pagefind's own client expects of a text without blanks. */
export const UNIT_SEPARATOR = '\u200b';

/** A value that Pagefind sees in the open: whole characters only, and none of the words that it takes for commands. */
function harmless(value: string): string {
  return value.toWellFormed().replaceAll('___PAGEFIND', '___ PAGEFIND');
}

function attribute(value: string): string {
  return harmless(value).replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}

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
    value === undefined || value.trim() === '' ? [] : [[name, value]],
  );
}

const words = (text: string): string => pairWords(foldedCodePoints(text)).join(' ');

/** The HTML given to Pagefind: codes only, besides filters. */
export function shadowHtml(record: SearchRecord): string {
  const filters = recordFilters(record).map(
    ([name, value]) => `<i data-pagefind-filter="${name}[data-value]" data-value="${attribute(value)}"></i>`,
  );
  const date = sortableDate(record.date);
  const sort = date === undefined ? '' : `<i data-pagefind-sort="date:${date}"></i>`;
  const title = `<b data-pagefind-weight="${TITLE_WEIGHT}">${words(record.title)}</b> ${BLOCK_END}`;
  const body = record.blocks.map(({ text }) => `${words(text)} ${BLOCK_END}`).join(' ');
  const empty = record.title === '' && record.blocks.every(({ text }) => text === '');
  return `<html lang="mul"><body data-pagefind-body>${filters.join('')}${sort}<div data-pagefind-weight="${BODY_WEIGHT}">${title} ${body} ${empty ? EMPTY : ''}</div></body></html>`;
}

/** The JSON that goes into the text's fragment. Deterministic: same record, same string. */
export function fragmentJson(record: SearchRecord): string {
  const texts = [record.title, ...record.blocks.map(({ text }) => text)];
  const others = [record.otherTitle, ...record.blocks.map(({ other }) => other)];
  const units = texts.flatMap((text) => [...text, ...GAP]);
  const filters: Record<string, string[]> = {};
  for (const [name, value] of recordFilters(record)) filters[name] = [...(filters[name] ?? []), harmless(value)];
  const extension: FragmentExtension = {
    id: record.id,
    otherUrl: record.otherUrl,
    script: record.script,
    lengths: texts.map((text) => Array.from(text).length),
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
    url: harmless(record.url),
    content: units.join(UNIT_SEPARATOR),
    word_count: units.length,
    filters,
    meta,
    anchors: [],
    chengwen: extension,
  });
}
