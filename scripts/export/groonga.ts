/**
 * An archive for Groonga, a search engine with a server of its own, for archives past what a static index should bear.
 *
 * Its answers are those of our own search because both compare the same folded characters: the pairs are taken of texts
 * that are folded already (both scripts, width, case), so Groonga is given no normalizer, whose NFKC would join what we
 * keep apart, and a tokenizer that takes letters, digits, marks and blanks for characters like any other.
 */
import { fold } from '../../src/script/fold.ts';
import type { SearchRecord } from '../../src/search/record.ts';

/** Commands that make the table; before the texts are loaded. */
export const groongaSchema = `table_create Texts TABLE_HASH_KEY ShortText
column_create Texts url COLUMN_SCALAR Text
column_create Texts title COLUMN_SCALAR Text
column_create Texts date COLUMN_SCALAR ShortText
column_create Texts publisher COLUMN_SCALAR Text
column_create Texts places COLUMN_VECTOR Text
column_create Texts script COLUMN_SCALAR ShortText
column_create Texts names COLUMN_VECTOR ShortText
column_create Texts text COLUMN_VECTOR LongText
column_create Texts folded COLUMN_VECTOR LongText
`;

/**
 * Commands that make the index; after the texts are loaded, when it is built much faster. Sections keep a phrase within
 * one paragraph. The table of pairs is sorted (PAT), so that a single character is found as the beginning of pairs.
 */
export const groongaIndex = `table_create Pairs TABLE_PAT_KEY ShortText --default_tokenizer 'TokenNgram("n", 2, "unify_alphabet", false, "unify_digit", false, "unify_symbol", false)'
column_create Pairs texts COLUMN_INDEX|WITH_POSITION|WITH_SECTION Texts folded
`;

/** What stands around the records of one file. */
export const groongaLoad = { head: 'load --table Texts\n[\n', between: ',\n', end: '\n]\n' } as const;

/** A text as one record: what is shown, paragraph by paragraph with their names, and what is searched. */
export function groongaRecord({ id, url, title, date, publisher, places, script, blocks }: SearchRecord): string {
  return JSON.stringify({
    _key: id,
    url,
    title: title.toWellFormed(),
    date: date ?? '',
    publisher: publisher ?? '',
    places,
    script,
    names: blocks.map(({ name }) => name),
    text: blocks.map(({ text }) => text.toWellFormed()),
    folded: [title, ...blocks.map(({ text }) => text)].map(searched),
  });
}

/** A text or a query as it is compared. */
export const searched = (text: string): string => fold(text).toWellFormed();

/**
 * The command that asks for all texts with a string, for `groonga` and, behind a host's address, for its HTTP server.
 *
 * @example groongaQuery('產業') // '/d/select?table=Texts&filter=folded%20%40%20%22%E4%BA%A7%E4%B8%9A%22&…'
 */
export function groongaQuery(query: string): string {
  const options = {
    table: 'Texts',
    filter: `folded @ ${JSON.stringify(searched(query))}`,
    sort_keys: '-_score,_key',
    output_columns: '_key,_score,title,url',
    limit: '-1',
  };
  return `/d/select?${Object.entries(options)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&')}`;
}
