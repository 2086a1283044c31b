/**
 * Pagefind's own browser client, run in Node: to make sure that it can use the index too, and that the formats of its
 * files, which nobody has promised to keep, are still what our reader takes them for.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

interface PagefindInstance {
  search(query: string): Promise<{ results: { data(): Promise<{ url: string }> }[] }>;
  mergeIndex(path: string, options: object): Promise<void>;
}

interface PagefindModule {
  createInstance(options: { basePath: string }): PagefindInstance;
}

/** Answer for a `file:` URL or a path. */
async function fetchFile(resource: unknown): Promise<Response> {
  const address = String(resource).replace(/\?.*$/, '');
  const content = await readFile(address.startsWith('file:') ? fileURLToPath(address) : address);
  return new Response(content);
}

/**
 * Open an index with Pagefind's client. Replaces `fetch` and `document` of this process.
 *
 * @param folder - with a slash at its end; `merged` are folders below it.
 * @returns a function from a query to the first path segments of the addresses found.
 */
export async function pagefindClient(
  folder: string,
  merged: readonly string[] = [],
): Promise<(query: string) => Promise<string[]>> {
  const document = { currentScript: null, querySelector: () => ({ getAttribute: () => 'mul' }) };
  Object.assign(globalThis, { fetch: fetchFile, document });
  const module = (await import(pathToFileURL(join(folder, 'pagefind.js')).href)) as PagefindModule;
  const instance = module.createInstance({ basePath: folder });
  await instance.search('x');
  for (const path of merged) await instance.mergeIndex(folder + path, {});
  return async (query) => {
    const { results } = await instance.search(query);
    const found = await Promise.all(results.map((result) => result.data()));
    return found.map(
      ({ url }) =>
        url
          .split('/')
          .filter((segment) => segment !== '')
          .at(-1) ?? '',
    );
  };
}
