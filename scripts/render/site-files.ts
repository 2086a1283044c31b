/** Which files of a site belong to what: its own pages, feeds, and each text's. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { paths } from '../../src/site/address.ts';
import type { ArchiveIndex } from '../../src/site/archive-index.ts';
import { inFeed } from '../../src/site/feeds/atom.ts';
import { feedFiles } from '../../src/site/feeds/feeds.ts';
import { headersFile } from '../../src/site/headers.ts';
import type { Site } from '../../src/site/page.ts';
import type { ReleaseLog } from '../../src/site/releases.ts';
import { type ContentFolders, markdownFile, sha256 } from './content.ts';
import { keptFile } from './files.ts';
import type { KnownText, RenderedPages } from './manifest.ts';
import { serviceWorkerPath } from './service-worker.ts';
import type { SiteTree, TreeFile } from './site-tree.ts';

/** Pages that Astro rendered, public files, styles and scripts; the service worker's script waits for the texts. */
export function putOwnPages(tree: SiteTree, siteKey: string, site: Site, folders: readonly string[]): void {
  tree.write('_headers', headersFile(site.base));
  if (tree.has('own', siteKey)) {
    tree.keep('own');
    return;
  }
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((from) => ({ path: from.slice(folder.length + 1).replaceAll('\\', '/'), from })),
  );
  const own = files.filter(({ path }) => path !== serviceWorkerPath);
  tree.put('own', siteKey, own);
}

/** Sitemap and feeds, unless all that they show is the same. */
export function putFeeds(tree: SiteTree, index: ArchiveIndex, site: Site, releases: ReleaseLog, siteKey: string): void {
  const addresses = index.entries.map(({ id, script }) => `${id} ${script}`).join();
  const token = sha256(JSON.stringify([siteKey, addresses, [...index.years.keys()], inFeed(index), releases]));
  if (tree.has('feeds', token)) tree.keep('feeds');
  else tree.put('feeds', token, feedFiles(index, site, releases));
}

/** What a text's files in the site are made from. */
export function tokenOf(key: string, { sourceStamp }: KnownText): string {
  return sourceStamp === undefined ? key : `${key} ${sourceStamp}`;
}

/** A text's pages, its Markdown, and its source file under a name that no server serves as a page. */
export function putText(
  tree: SiteTree,
  folders: ContentFolders,
  pagesDir: string,
  id: string,
  text: KnownText,
  { key, pages }: RenderedPages,
): void {
  const { sourceFile } = text;
  const files: TreeFile[] = pages.map(([path]) => ({ path, from: keptFile(pagesDir, path) }));
  files.push({ path: paths.markdown(id), from: markdownFile(folders, id), copy: true });
  if (sourceFile !== undefined)
    files.push({ path: paths.sourceFile(sourceFile), from: join(folders.sourcesDir, sourceFile), copy: true });
  tree.put(`text ${id}`, tokenOf(key, text), files);
}

/** @throws when two source files would have one address. */
export function checkSourceAddresses(texts: ReadonlyMap<string, KnownText>): void {
  const published = new Map<string, string>();
  for (const { sourceFile } of texts.values()) {
    if (sourceFile === undefined) continue;
    const path = paths.sourceFile(sourceFile);
    const taken = published.get(path);
    if (taken !== undefined && taken !== sourceFile)
      throw new Error(`The source files \`${taken}\` and \`${sourceFile}\` would both be published as \`${path}\``);
    published.set(path, sourceFile);
  }
}
