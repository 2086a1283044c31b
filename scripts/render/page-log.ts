import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from './content.ts';
import type { RenderedPages } from './manifest.ts';

type Bucket = Record<string, RenderedPages>;

/**
 * The pages that were written for each text, in many files by a hash of the text's id: a build looks at those of texts that
 * are to be put in place or rendered, and writes what it changed.
 */
export class PageLog {
  readonly #folder: string;
  readonly #buckets = new Map<string, Bucket>();
  readonly #changed = new Set<string>();

  constructor(cacheDir: string) {
    this.#folder = join(cacheDir, 'made');
  }

  of(id: string): RenderedPages | undefined {
    return this.#bucket(bucketOf(id))[id];
  }

  set(id: string, pages: RenderedPages): void {
    const name = bucketOf(id);
    this.#bucket(name)[id] = pages;
    this.#changed.add(name);
  }

  delete(id: string): void {
    const name = bucketOf(id);
    delete this.#bucket(name)[id];
    this.#changed.add(name);
  }

  /** Write what was changed. */
  flush(): void {
    if (this.#changed.size > 0) mkdirSync(this.#folder, { recursive: true });
    for (const name of this.#changed) {
      const file = this.#file(name);
      writeFileSync(`${file}.new`, JSON.stringify(this.#bucket(name)));
      renameSync(`${file}.new`, file);
    }
    this.#changed.clear();
  }

  #file(name: string): string {
    return join(this.#folder, `${name}.json`);
  }

  #bucket(name: string): Bucket {
    let bucket = this.#buckets.get(name);
    if (bucket === undefined) {
      bucket = readBucket(this.#file(name));
      this.#buckets.set(name, bucket);
    }
    return bucket;
  }
}

/** One of 256. */
const bucketOf = (id: string): string => sha256(id).slice(0, 2);

/** Nothing where there is no file or it cannot be understood: its pages are rendered again. */
function readBucket(file: string): Bucket {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Bucket;
  } catch {
    return {};
  }
}
