/** What a text's pages are made from, as one word: another word, other pages. */
import type { IndexEntry } from '../../src/site/archive-index.ts';
import type { Neighbour } from '../../src/site/text-page.ts';
import { sha256 } from './content.ts';
import type { KnownText } from './manifest.ts';

/** Letters of a word for something: 64 bits. */
const wordLength = 16;

/** One word for a value. */
export function wordOf(value: unknown): string {
  return sha256(JSON.stringify(value)).slice(0, wordLength);
}

/** What a text's pages show of the text beside it. */
export function neighbourOf({ id, title, script }: IndexEntry): Neighbour {
  return { id, title, script };
}

/**
 * The words for all that a text's pages are made from, one after the other: there are many texts, so they are not hashed again.
 *
 * @param siteKey of what all pages have in common. @param related a word for what it has to do with others.
 */
export function textKey(
  siteKey: string,
  { hash, sourceFile }: KnownText,
  previous: KnownText | undefined,
  next: KnownText | undefined,
  related: string,
): string {
  const record = hash.indexOf(' ');
  const own = hash.slice(0, wordLength) + hash.slice(record, record + 1 + wordLength);
  // Which source file it is, the record says.
  const source = sourceFile === undefined ? '' : 'source';
  return `${siteKey.slice(0, wordLength)} ${own} ${previous?.nameHash ?? ''} ${next?.nameHash ?? ''} ${related} ${source}`;
}
