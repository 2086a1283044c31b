import type { ArchiveDocument } from '../document/block.ts';
import { checkId } from './address.ts';
import type { Script } from './edition.ts';
import { sortKey, yearOf } from './edtf.ts';

/** What pages other than a text's own show of it. Small: the index of all texts is held in memory. */
export interface IndexEntry {
  readonly id: string;
  readonly title: string;
  readonly titleInferred?: boolean;
  /** EDTF. */
  readonly date?: string;
  readonly dateInferred?: boolean;
  readonly publisher?: string;
  readonly script: Script;
  /** Characters of the text, blanks and markup not counted. */
  readonly characters: number;
  readonly changes: number;
  readonly doubts: number;
  /** Where the publisher took the text from. */
  readonly source?: string;
  readonly authors?: readonly string[];
  /** Full names, province first. */
  readonly places?: readonly string[];
  readonly kind?: string;
  readonly spun?: boolean;
  readonly truncated?: boolean;
  /** The opening of the text, at most 60 characters. */
  readonly opening: string;
}

/** Where texts without a known year are filed. */
export const undated = 'undated';

/** All texts in order of date (unknown last), then of id. */
export interface ArchiveIndex {
  readonly entries: readonly IndexEntry[];
  /** Years in order, `undated` last, each with its entries. */
  readonly years: ReadonlyMap<string, readonly IndexEntry[]>;
}

/** Length of an opening, UTF-16 code units. */
const openingLength = 60;

/** Make the index entry of a text. */
export function makeEntry(document: ArchiveDocument): IndexEntry {
  const { frontMatter, blocks } = document;
  const { title, titleInferred, date, dateInferred, publisher, script, changes, doubts } = frontMatter;
  const { source, authors = [], places, kind, spun, truncated } = frontMatter;
  const body = blocks.find((block) => block.kind === 'paragraph' && block.text.length > 20) ?? blocks[0];
  return {
    id: checkId(document.id),
    title,
    ...(titleInferred && { titleInferred }),
    ...(date !== undefined && { date }),
    ...(dateInferred && { dateInferred }),
    ...(publisher !== undefined && { publisher }),
    script,
    characters: blocks.reduce((sum, block) => sum + block.text.replace(/\s/g, '').length, 0),
    changes,
    doubts,
    ...(source !== undefined && { source }),
    ...(authors.length > 0 && { authors }),
    ...(places.length > 0 && { places }),
    ...(kind !== undefined && { kind }),
    ...(spun && { spun }),
    ...(truncated && { truncated }),
    opening: openingOf(body?.text ?? ''),
  };
}

function openingOf(text: string): string {
  return text.length <= openingLength ? text : `${text.slice(0, openingLength - 2).replace(/[\uD800-\uDBFF]$/, '')}……`;
}

/** What lies below a text's address. */
const filesOfText = new Set([
  'record',
  'versions',
  'index.md',
  'index.html',
  'text.hans.txt',
  'text.hant.txt',
  'text.json',
  'text.tei.xml',
  'text.epub',
]);

/**
 * Put entries in order.
 *
 * @throws RangeError when two texts would have one address.
 */
export function makeArchiveIndex(unordered: readonly IndexEntry[]): ArchiveIndex {
  const ids = new Set<string>();
  for (const { id } of unordered) {
    if (ids.has(id)) throw new RangeError(`Two texts have the id \`${id}\`, expected one`);
    ids.add(id);
  }
  for (const id of ids) {
    const slash = id.lastIndexOf('/');
    const above = id.slice(0, Math.max(0, slash));
    if (filesOfText.has(id.slice(slash + 1)) && ids.has(above))
      throw new RangeError(`The id \`${id}\` takes an address that belongs to the text \`${above}\``);
  }
  const entries = inOrder(unordered);
  const years = new Map<string, IndexEntry[]>();
  for (const entry of entries) {
    const year = yearOf(entry.date) ?? undated;
    const list = years.get(year);
    if (list === undefined) years.set(year, [entry]);
    else list.push(entry);
  }
  return { entries, years };
}

/** Entries in order of date, then of id. Those of one date come in order of their ids already where all do. */
function inOrder(unordered: readonly IndexEntry[]): IndexEntry[] {
  const byDate = new Map<string, IndexEntry[]>();
  for (const entry of unordered) {
    const key = sortKey(entry.date);
    const list = byDate.get(key);
    if (list === undefined) byDate.set(key, [entry]);
    else list.push(entry);
  }
  const byId = (a: IndexEntry, b: IndexEntry): number => (a.id < b.id ? -1 : 1);
  return [...byDate].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, list]) => list.sort(byId));
}
