/**
 * What Pagefind is given in the place of a page, and what is put into its fragment afterwards.
 *
 * Pagefind numbers words; a text's words are its characters (`pair-word.ts`), so a word's number is the number of a code
 * point in the text's title and blocks laid end to end. After each block stands one fullwidth comma: it takes a number
 * and is not indexed, so nothing is found across two blocks.
 */
import { scriptDifference } from '../script/difference.ts';
import { foldedCodePoints } from '../script/fold.ts';
import type { FragmentExtension } from './fragment.ts';
import { pairWords } from './pair-word.ts';
import { type SearchRecord, sortableDate } from './record.ts';

/**
 * Weights of the body and of titles as `data-pagefind-weight` gives them. Pagefind stores weight x 24 as an integer and
 * writes nothing for 25, the value nearest to 1.0418: a body at weight 1 takes two more bytes a posting and a quarter
 * more chunks (measured at 10,000 texts). Titles at 7 are stored as 168, which is how the reader knows them.
 */
const BODY_WEIGHT = '1.0418';
const TITLE_WEIGHT = '7';

/** Stands after each block; not indexed, takes one position. */
const BLOCK_END = '，';

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
  return `<html lang="mul"><body data-pagefind-body>${filters.join('')}${sort}<div data-pagefind-weight="${BODY_WEIGHT}">${title} ${body}</div></body></html>`;
}

/** The JSON that goes into the text's fragment. Deterministic: same record, same string. */
export function fragmentJson(record: SearchRecord): string {
  const texts = [record.title, ...record.blocks.map(({ text }) => text)];
  const others = [record.otherTitle, ...record.blocks.map(({ other }) => other)];
  const units = texts.flatMap((text) => [...text, '\n']);
  const filters: Record<string, string[]> = {};
  for (const [name, value] of recordFilters(record)) (filters[name] ??= []).push(harmless(value));
  const extension: FragmentExtension = {
    id: record.id,
    otherUrl: record.otherUrl,
    script: record.script,
    lengths: texts.map((text) => Array.from(text).length),
    names: record.blocks.every(({ name }, index) => name === `p${index + 1}`)
      ? null
      : record.blocks.map(({ name }) => name),
    difference: scriptDifference(texts.join('\n'), others.join('\n'), record.script),
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
