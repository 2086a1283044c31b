/** The files of Pagefind's own client, which can read our index too: taken out of its program, which holds them. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { join } from 'node:path';
import { LANGUAGE } from './shard-lists.ts';

/** Those that a page needs; the user interfaces are left out. */
const CLIENT_FILES = ['pagefind.js', 'pagefind-worker.js', 'wasm.unknown.pagefind'];
const ENTRY_FILE = 'pagefind-entry.json';

export interface PagefindClientFiles {
  /** Version of Pagefind. */
  readonly version: string;
  /** Files to put beside an index: name and where they are. */
  readonly files: readonly { readonly name: string; readonly from: string }[];
  /** The content of the `pagefind-entry.json` of an index. */
  entry(meta: string, documents: number): string;
}

/** Version of the Pagefind that is installed. */
export function pagefindVersion(): string {
  const file = findPackageJSON('pagefind', import.meta.url);
  if (file === undefined) throw new Error('Pagefind is not installed: run npm ci');
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}

/**
 * The client's files, taken out once for each version.
 *
 * @param cacheDir where they are kept.
 * @throws when Pagefind does not run on this machine.
 */
export async function pagefindClientFiles(cacheDir: string): Promise<PagefindClientFiles> {
  const version = pagefindVersion();
  const folder = join(cacheDir, `client-${version}`);
  if (!existsSync(folder)) await takeOut(folder);
  const { languages, ...rest } = JSON.parse(readFileSync(join(folder, ENTRY_FILE), 'utf8')) as {
    version: string;
    languages: Readonly<Record<string, object>>;
  };
  const [language = {}] = Object.values(languages);
  return {
    version,
    files: CLIENT_FILES.map((name) => ({ name, from: join(folder, name) })),
    entry: (hash, documents) =>
      JSON.stringify({ ...rest, languages: { [LANGUAGE]: { ...language, hash, page_count: documents } } }),
  };
}

/** Let Pagefind index one word and keep what it writes besides the index. */
async function takeOut(folder: string): Promise<void> {
  const pagefind = await import('pagefind');
  const { index, errors } = await pagefind.createIndex();
  if (index === undefined) throw new Error(`Pagefind could not start: ${errors.join('; ')}`);
  try {
    await index.addHTMLFile({ url: '/', content: `<html lang="${LANGUAGE}"><body>word</body></html>` });
    const { files } = await index.getFiles();
    const unfinished = `${folder}.${createHash('sha256').update(String(process.hrtime.bigint())).digest('hex').slice(0, 8)}`;
    mkdirSync(unfinished, { recursive: true });
    for (const name of [...CLIENT_FILES, ENTRY_FILE]) {
      const file = files.find(({ path }) => path === name);
      if (file === undefined) throw new Error(`Unexpected version of Pagefind: it has no \`${name}\``);
      writeFileSync(join(unfinished, name), file.content);
    }
    try {
      renameSync(unfinished, folder);
    } catch (error) {
      rmSync(unfinished, { recursive: true, force: true });
      if (!existsSync(folder)) throw error;
    }
  } finally {
    await pagefind.close();
  }
}
