/** How the texts of an archive are divided into portions. */
import { extendHash, mix } from '../../src/reprints/hash.ts';
import { bytesByStamp } from '../cli/stamps.ts';
import { sha256 } from '../render/content.ts';

/** A text as the files of the archive need to know it before reading it. */
export interface PortionText {
  readonly id: string;
  /** One word for the state of its Markdown, record and source file. */
  readonly state: string;
  /** How many bytes these files have. */
  readonly bytes: number;
  /** Path of its source file; absent where there is none. */
  readonly sourceFile?: string;
}

/**
 * @param hash of its Markdown and record. @param stamp of these two, with a blank between them.
 * @param source path and stamp of its source file, where it is there.
 */
export function portionText(
  id: string,
  hash: string,
  stamp: string,
  source: { readonly file: string; readonly stamp: string } | undefined,
): PortionText {
  const bytes = bytesByStamp(stamp) + bytesByStamp(stamp.slice(stamp.indexOf(' ') + 1));
  if (source === undefined) return { id, state: hash, bytes };
  return { id, state: `${hash} ${source.stamp}`, bytes: bytes + bytesByStamp(source.stamp), sourceFile: source.file };
}

/** A portion ends behind one id in so many, by a hash: one text more or less changes no other portion. */
const textsAPortion = 256;

export function endsPortion(id: string): boolean {
  let hash = 0;
  for (let index = 0; index < id.length; index++) hash = extendHash(hash, id.charCodeAt(index));
  return mix(hash) % textsAPortion === 0;
}

/** Portions of lists of texts: the page that tells of the files asks, and who writes them. */
const known = new WeakMap<readonly PortionText[], PortionText[][]>();

/** Divide texts, in order of their ids, into portions. */
export function divide(texts: readonly PortionText[]): readonly PortionText[][] {
  const portions: PortionText[][] = known.get(texts) ?? [];
  if (portions.length > 0) return portions;
  known.set(texts, portions);
  let portion: PortionText[] = [];
  for (const text of texts) {
    portion.push(text);
    if (!endsPortion(text.id)) continue;
    portions.push(portion);
    portion = [];
  }
  if (portion.length > 0) portions.push(portion);
  return portions;
}

/** The name of a portion in the cache: by the text that ends it, so that a changed one finds what it was. */
export function portionName(texts: readonly PortionText[]): string {
  const last = texts.at(-1)?.id ?? '';
  return endsPortion(last) ? sha256(last).slice(0, 32) : 'end';
}
