/**
 * The bags that an archive is taken away in: one, or several where one would be too large. Of several, one is written again
 * only when a text in it changed.
 */
import { join } from 'node:path';
import { bagDeclaration, bagInfo, manifest } from '../../src/export/bag.ts';
import { bagFiles } from '../../src/site/downloads-page.ts';
import { sha256 } from '../render/content.ts';
import { linkOrCopy } from '../render/files.ts';
import { divide, type PortionText } from './divide.ts';
import { KeptFile } from './kept-file.ts';
import { bagName, type Portion } from './portion.ts';
import { ZipFile, ZipRunWriter } from './zip-file.ts';

/** Bytes of files in a bag at most: many hosts take none of more than 100 MB. */
const mostBytes = 90_000_000;

/** Where there are several, bytes after which one ends, with the portion that reaches them. */
const enoughBytes = 40_000_000;

/** Raise it when bags are made in another way. */
const version = 1;

/** Divide portions, in order, into those of each bag: by the sizes of their files alone. */
export function dividePortions<Portion extends readonly { readonly bytes: number }[]>(
  portions: readonly Portion[],
): Portion[][] {
  const sizes = portions.map((portion) => portion.reduce((sum, { bytes }) => sum + bytes, 0));
  if (sizes.reduce((sum, size) => sum + size, 0) <= mostBytes) return [[...portions]];
  const bags: Portion[][] = [];
  let size = enoughBytes;
  for (const [number, portion] of portions.entries()) {
    if (size >= enoughBytes) {
      bags.push([]);
      size = 0;
    }
    bags.at(-1)?.push(portion);
    size += sizes[number] as number;
  }
  return bags;
}

/** Number of bags that texts, in order of their ids, are taken away in. */
export function bagCount(texts: readonly PortionText[]): number {
  return dividePortions(divide(texts)).length;
}

/** What a bag says of itself. */
export interface BagTags {
  /** The archive's. */
  readonly name: string;
  readonly licence?: string;
  /** Date of the release, if the archive's state is one. */
  readonly date?: string;
  /** Names the state of all texts; a bag of several names that of its own. */
  readonly release: string;
  /** The releases, as text; bags of several leave them to the file beside them. */
  readonly changes: string;
}

/** Writes one bag of an archive, or takes it over as it was. */
export class Bag {
  readonly #file: string;
  readonly #place: readonly [number: number, count: number];
  readonly #tags: BagTags;
  readonly #kept: KeptFile | undefined;
  readonly #zip: ZipFile | undefined;
  #files = 0;
  #bytes = 0;
  #manifest = '';

  /**
   * @param place which bag of how many, counted from 1. @param key one word for the files that go into it.
   * @param cacheDir where one of several is kept.
   */
  constructor(
    folder: string,
    place: readonly [number: number, count: number],
    tags: BagTags,
    key: string,
    cacheDir: string | undefined,
  ) {
    const [number, count] = place;
    const { name, licence, date } = tags;
    this.#file = join(folder, bagFiles(count)[number - 1] as string);
    this.#place = place;
    this.#tags = tags;
    const word = sha256(JSON.stringify([version, place, name, licence, date, key])).slice(0, 32);
    this.#kept = count === 1 || cacheDir === undefined ? undefined : new KeptFile(cacheDir, `bag-${word}`);
    if (this.#kept?.sum === undefined) this.#zip = new ZipFile(this.#kept?.unfinished ?? this.#file);
  }

  /** Names of what the cache is to keep of it. */
  get keptNames(): readonly string[] {
    return this.#kept?.names ?? [];
  }

  add({ bag, bagBytes, manifest }: Pick<Portion, 'bag' | 'bagBytes' | 'manifest'>): void {
    if (this.#zip === undefined) return;
    this.#zip.add(bag);
    this.#files += bag.entries;
    this.#bytes += bagBytes;
    this.#manifest += Buffer.from(manifest).toString();
  }

  /** A file that belongs to no portion. @param path below the bag's folder. */
  addFile(path: string, content: Uint8Array): void {
    const run = new ZipRunWriter();
    run.add(`${bagName}/${path}`, content);
    const listed = manifest([{ path, sha256: sha256(content), bytes: content.length }]);
    this.add({ bag: run.finish(), bagBytes: content.length, manifest: Buffer.from(listed) });
  }

  /** Write what describes the bag, and put it in its place. @returns its SHA-256. */
  finish(): string {
    if (this.#kept === undefined) return this.#finished(this.#zip as ZipFile);
    const sum = this.#zip === undefined ? (this.#kept.sum as string) : this.#kept.keep(this.#finished(this.#zip));
    linkOrCopy(this.#kept.file, this.#file);
    return sum;
  }

  #finished(zip: ZipFile): string {
    const { name, licence, date, release, changes } = this.#tags;
    const [number, count] = this.#place;
    const isOne = count === 1;
    const about = {
      name,
      identifier: isOne ? release : sha256(this.#manifest).slice(0, release.length),
      ...(licence !== undefined && { licence }),
      ...(date !== undefined && { date }),
      ...(!isOne && { group: { name, number, count } }),
    };
    const tags = [
      ['bagit.txt', bagDeclaration],
      ['bag-info.txt', bagInfo({ files: this.#files, bytes: this.#bytes }, about)],
      ['manifest-sha256.txt', this.#manifest],
      ...(isOne ? [['CHANGES.txt', changes] as const] : []),
    ] as const;
    const tagFiles = tags.map(([path, content]) => ({ path, sha256: sha256(content), bytes: content.length }));
    const run = new ZipRunWriter();
    for (const [path, content] of [...tags, ['tagmanifest-sha256.txt', manifest(tagFiles)] as const])
      run.add(`${bagName}/${path}`, Buffer.from(content));
    zip.add(run.finish());
    return zip.finish();
  }
}
