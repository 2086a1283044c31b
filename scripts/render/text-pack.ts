/**
 * What relations between texts are found from, kept from build to build: of each text its signature, its fingerprints, its
 * blocks and its characters. Texts lie in buckets by their id, each a file that begins with one word for its texts and
 * their states; a changed text makes one bucket anew, and of the others only what is asked for is read.
 */
import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { signatureOf } from '../../src/reprints/find-reprints.ts';
import { type Fingerprints, fingerprintsOf } from '../../src/reprints/fingerprints.ts';
import { extendHash, mix } from '../../src/reprints/hash.ts';
import { lettersOf } from '../../src/reprints/letters.ts';
import { sha256 } from './content.ts';
import { type PackedBucket, type PackedText, type PrintsTest, packedBucket, readPacked } from './packed-bucket.ts';

/** A text as relations see it: its blocks, one a line. */
export interface PlainText {
  readonly text: string;
  /** Names of the blocks, and where each lies in the text, UTF-16 code units, half-open. */
  readonly blocks: readonly PlainBlock[];
}

export type PlainBlock = readonly [name: string, start: number, end: number];

/** What is compared of a text. */
export interface TextPrints {
  readonly signature: Uint32Array;
  readonly fingerprints: Fingerprints;
}

/** A text that is not as it was. */
export interface ChangedText {
  readonly id: string;
  /** What it was, if it was there. */
  readonly before?: TextPrints;
}

/** Some of the texts, by a hash of their ids. */
export interface Bucket {
  /** In order. */
  readonly ids: readonly string[];
  /** One word for its texts and their states. */
  readonly key: string;
  /** File of the cache, less its ending. */
  readonly file: string;
}

/** Raise it when what is kept is made in another way. */
const format = 2;
/** Texts in a bucket, at most twice as many. */
const textsABucket = 256;

export class TextPack {
  readonly buckets: readonly Bucket[];
  /** One word for all texts and their states, before and now. */
  readonly stateBefore: string;
  readonly state: string;
  /** Texts that are new, changed or gone; undefined where it is not known what was before. */
  readonly changes: readonly ChangedText[] | undefined;
  readonly #bucketOf: (id: string) => Bucket;
  readonly #read = new Map<Bucket, PackedBucket>();

  /**
   * Bring the kept texts up to date.
   *
   * @param hashOf one word for the state of a text.
   * @param load reads a text that is new or has changed.
   */
  constructor(folder: string, ids: readonly string[], hashOf: (id: string) => string, load: (id: string) => PlainText) {
    let count = 1;
    while (count * textsABucket < ids.length) count *= 2;
    const members: string[][] = Array.from({ length: count }, () => []);
    for (const id of ids) members[bucketOf(id, count)]?.push(id);
    for (const bucket of members) bucket.sort();
    this.buckets = members.map((ids, number) => ({
      ids,
      key: sha256(ids.map((id) => `${id} ${hashOf(id)}\n`).join('')).slice(0, 32),
      file: join(folder, `${format}-${count}-${number}`),
    }));
    this.#bucketOf = (id) => this.buckets[bucketOf(id, count)] as Bucket;
    mkdirSync(folder, { recursive: true });
    const wanted = new Set(this.buckets.map(({ file }) => file));
    const changes: ChangedText[] = [];
    let isKnown = true;
    for (const name of readdirSync(folder))
      if (!wanted.has(join(folder, name).replace(/\.[a-z]+$/, ''))) rmSync(join(folder, name));
    const keysBefore = this.buckets.map((bucket): string => {
      const before = readPacked(bucket.file);
      if (before?.key === bucket.key) {
        this.#read.set(bucket, before);
        return bucket.key;
      }
      if (before === undefined) isKnown = false;
      else changes.push(...changesOf(before, bucket, hashOf));
      const made = packedBucket(bucket, textsFor(before, bucket.ids, hashOf, load));
      writeFileSync(`${bucket.file}.new`, made);
      renameSync(`${bucket.file}.new`, bucket.file);
      this.#read.set(bucket, readPacked(bucket.file) as PackedBucket);
      return before?.key ?? '';
    });
    this.changes = isKnown ? changes : undefined;
    this.stateBefore = sha256(keysBefore.join());
    this.state = sha256(this.buckets.map(({ key }) => key).join());
  }

  /** What is compared of all texts that pass a test, by id. */
  printsWhere(test: PrintsTest): Map<string, TextPrints> {
    const prints = new Map<string, TextPrints>();
    for (const bucket of this.buckets) {
      const packed = this.#read.get(bucket) as PackedBucket;
      for (const number of packed.placesWhere(test)) prints.set(bucket.ids[number] as string, packed.printsAt(number));
    }
    return prints;
  }

  /** What is compared of a text. */
  prints(id: string): TextPrints {
    const { ids } = this.#bucketOf(id);
    return this.#packed(id).printsAt(ids.indexOf(id));
  }

  blocks(id: string): readonly PlainBlock[] {
    return this.#packed(id).blocks(id);
  }

  /** The characters of a text, from the disk. */
  text(id: string): string {
    return this.#packed(id).text(id);
  }

  #packed(id: string): PackedBucket {
    return this.#read.get(this.#bucketOf(id)) as PackedBucket;
  }
}

function bucketOf(id: string, count: number): number {
  let hash = 0;
  for (let index = 0; index < id.length; index++) hash = extendHash(hash, id.charCodeAt(index));
  return mix(hash) & (count - 1);
}

function changesOf(before: PackedBucket, { ids }: Bucket, hashOf: (id: string) => string): ChangedText[] {
  const now = new Set(ids);
  const gone = before.ids.filter((id) => !now.has(id));
  const others = ids.filter((id) => before.hashOf(id) !== hashOf(id));
  return [...gone, ...others].map((id) => ({
    id,
    ...(before.hashOf(id) !== undefined && { before: before.prints(id) }),
  }));
}

/** The texts of a bucket; those that did not change are taken from its file as it is. */
function* textsFor(
  before: PackedBucket | undefined,
  ids: readonly string[],
  hashOf: (id: string) => string,
  load: (id: string) => PlainText,
): Generator<PackedText> {
  for (const id of ids) {
    const hash = hashOf(id);
    if (before?.hashOf(id) === hash) {
      const bytes = before.bytes(id);
      yield { id, hash, blocks: before.blocks(id), ...before.prints(id), bytes };
      continue;
    }
    const { text, blocks } = load(id);
    const bytes = Buffer.from(text, 'utf16le');
    const letters = lettersOf(text);
    yield { id, hash, blocks, signature: signatureOf(letters), fingerprints: fingerprintsOf(letters), bytes };
  }
}
