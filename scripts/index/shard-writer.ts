/**
 * One index of Pagefind's, in a Pagefind process of its own: its memory is given back when it is finished.
 */
import { createHash } from 'node:crypto';
import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import * as pagefind from 'pagefind';
import { fragmentJson, shadowHtml } from '../../src/search/feed.ts';
import { chunkSizes, chunkSizesFile } from '../../src/search/index-reader/chunk-sizes.ts';
import { readMeta } from '../../src/search/index-reader/meta.ts';
import { unpack } from '../../src/search/index-reader/unpack.ts';
import type { SearchRecord } from '../../src/search/record.ts';
import { type FrequentWord, FrequentWords } from './frequent-words.ts';
import { leastCount } from './write-pinyin.ts';

/** Words in one chunk of the index: a tenth of Pagefind's default makes a query four times cheaper (30 kB, not 128). */
const CHUNK_SIZE = '2000';

/** Read by Pagefind's process when it starts; not documented, so the version is pinned. */
export const CHUNK_SIZE_VARIABLE = 'PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE';

/** The files of Pagefind's that its own client needs; its user interfaces are left out. */
const CLIENT_FILES =
  /^(?:pagefind\.js|pagefind-worker\.js|pagefind-entry\.json|wasm\..*\.pagefind|pagefind\..*\.pf_meta)$/;

const SIGNATURE = 'pagefind_dcd';

/** Texts that Pagefind is given before it has answered for the first of them. */
const MESSAGES_AHEAD = 32;

/** What Pagefind wrote about itself. */
interface PagefindEntry {
  readonly version: string;
  readonly languages: Readonly<Record<string, { readonly hash: string; readonly page_count: number }>>;
}

/** What was written into a folder. */
export interface WrittenShard {
  /** Version of Pagefind. */
  readonly version: string;
  /** Name of the `pf_meta` file, without `pagefind.` and its ending. */
  readonly meta: string;
  readonly documents: number;
  /** SHA-256 of the texts in their order. */
  readonly digest: string;
  /** Words that its texts repeat, the most frequent first. */
  readonly words: readonly FrequentWord[];
}

/** Words kept of a shard: more than the lists of all letters can take of an archive that has but one. */
const MOST_WORDS = 60_000;

/** One index in the making; not two at once in one thread. */
export class ShardWriter {
  readonly #index: pagefind.PagefindIndex;
  /** Fragments as they are to be written, compressed, by address. */
  readonly #fragments = new Map<string, Buffer>();
  readonly #waiting: Promise<void>[] = [];
  readonly #words = new FrequentWords();
  readonly #digest = createHash('sha256');
  documents = 0;

  private constructor(index: pagefind.PagefindIndex) {
    this.#index = index;
  }

  static async begin(): Promise<ShardWriter> {
    process.env[CHUNK_SIZE_VARIABLE] = CHUNK_SIZE;
    const { index, errors } = await pagefind.createIndex();
    if (index === undefined) throw new Error(`Pagefind could not start: ${errors.join('; ')}`);
    return new ShardWriter(index);
  }

  /** Add a text; waits only while Pagefind has many before it. @throws when Pagefind refused this one or an earlier one. */
  async add(record: SearchRecord): Promise<void> {
    const { id, url } = record;
    const added = this.#index.addHTMLFile({ url, content: shadowHtml(record) }).then(({ errors }) => {
      if (errors.length > 0) throw new Error(`Pagefind could not index \`${id}\`: ${errors.join('; ')}`);
    });
    // Whoever awaits it sees the error; until then it is no unhandled one.
    added.catch(() => {});
    this.#waiting.push(added);
    if (this.#waiting.length > MESSAGES_AHEAD) await this.#waiting.shift();
    const json = fragmentJson(record);
    this.#digest.update(json);
    this.#fragments.set(url, gzipSync(SIGNATURE + json, { level: 9 }));
    const isHans = record.script === 'Hans';
    this.#words.add(isHans ? record.title : record.otherTitle);
    for (const { text, other } of record.blocks) this.#words.add(isHans ? text : other);
    this.documents++;
  }

  /** Write the files and put the texts into the fragments, where Pagefind has put codes. */
  async finish(folder: string): Promise<WrittenShard> {
    await Promise.all(this.#waiting);
    const { errors } = await this.#index.writeFiles({ outputPath: folder });
    if (errors.length > 0) throw new Error(`Pagefind could not write to \`${folder}\`: ${errors.join('; ')}`);
    await pagefind.close();
    for (const name of await readdir(join(folder, 'fragment'))) {
      const file = join(folder, 'fragment', name);
      const { url } = JSON.parse(
        gunzipSync(await readFile(file))
          .toString()
          .slice(SIGNATURE.length),
      ) as { url: string };
      const fragment = this.#fragments.get(url);
      if (fragment === undefined) throw new Error(`Unexpected address \`${url}\` in a fragment of Pagefind's`);
      await writeFile(file, fragment);
    }
    for (const entry of await readdir(folder, { withFileTypes: true })) {
      if (entry.isFile() && !CLIENT_FILES.test(entry.name)) await rm(join(folder, entry.name));
    }
    const entry = JSON.parse(await readFile(join(folder, 'pagefind-entry.json'), 'utf8')) as PagefindEntry;
    const [language] = Object.values(entry.languages);
    if (language === undefined || language.page_count !== this.documents) {
      throw new Error(`Pagefind indexed ${language?.page_count ?? 0} texts, expected ${this.documents}`);
    }
    await writeChunkSizes(folder, language.hash);
    return {
      version: entry.version,
      meta: language.hash,
      documents: this.documents,
      digest: this.#digest.digest('hex'),
      words: this.#words.words(leastCount(this.documents)).slice(0, MOST_WORDS),
    };
  }
}

/** End the Pagefind process of a shard that was given up. */
export async function abandonShard(): Promise<void> {
  await pagefind.close();
}

/** Write the sizes of an index's chunks beside its `pf_meta` file. */
async function writeChunkSizes(folder: string, metaName: string): Promise<void> {
  const metaFile = `pagefind.${metaName}.pf_meta`;
  const meta = readMeta(await unpack(await readFile(join(folder, metaFile)), metaFile));
  const sizes: number[] = [];
  for (const name of meta.chunkNames) sizes.push((await stat(join(folder, 'index', `${name}.pf_index`))).size);
  const content = Buffer.concat([Buffer.from(SIGNATURE), chunkSizes(sizes)]);
  await writeFile(join(folder, chunkSizesFile(metaName)), gzipSync(content, { level: 9 }));
}
