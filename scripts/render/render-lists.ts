import { rmSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { fileOf } from '../../src/site/address.ts';
import { type CorrectionLog, correctionsPages } from '../../src/site/corrections.ts';
import { type IndexPage, type IndexPagesSource, indexPages } from '../../src/site/index-pages.ts';
import { sha256 } from './content.ts';
import { keptFile, writeFresh } from './files.ts';
import { isWhole, type Manifest } from './manifest.ts';
import type { Templates } from './page-kinds.ts';
import type { WrittenPage } from './render-texts.ts';
import type { SiteTree } from './site-tree.ts';

/** Render the front page and the lists; a page whose inputs did not change is kept. */
export async function renderLists(
  context: IndexPagesSource,
  corrections: CorrectionLog,
  siteKey: string,
  templates: string,
  last: Manifest,
  pagesDir: string,
  tree: SiteTree,
): Promise<{ pages: Record<string, { key: string; page: WrittenPage }>; rendered: number; kept: number }> {
  const pages: Record<string, { key: string; page: WrittenPage }> = {};
  let rendered = 0;
  let kept = 0;
  // One after the other: the lists of a large archive, all at once, are larger than the archive.
  const all = function* (): Generator<IndexPage | ReturnType<typeof correctionsPages>[number]> {
    yield* indexPages(context);
    yield* correctionsPages(context, corrections);
  };
  const words = new Map<() => unknown, string>();
  const wordOf = (inputs: () => unknown): string => {
    const word = words.get(inputs) ?? sha256(JSON.stringify(inputs()));
    words.set(inputs, word);
    return word;
  };
  for (const { kind, path, inputs, props } of all()) {
    const file = fileOf(path);
    const key = sha256([siteKey, kind, path, wordOf(inputs)].join(' ')).slice(0, 32);
    const known = last.indexPages[file];
    const target = keptFile(pagesDir, file);
    const group = `list ${file}`;
    const inTree = tree.has(group, key);
    if (known?.key === key && (inTree || isWhole(target, known.page))) {
      pages[file] = known;
      kept++;
      if (inTree) tree.keep(group);
      else tree.put(group, key, [{ path: file, from: target }]);
      continue;
    }
    const { renderPage } = (await import(pathToFileURL(templates).href)) as Templates;
    // `kind` and `props` belong together, which the type of a destructured pair does not say.
    const html = await renderPage(kind, props() as never);
    const { size, mtimeMs } = writeFresh(target, html);
    pages[file] = { key, page: [file, size, mtimeMs] };
    rendered++;
    tree.put(group, key, [{ path: file, from: target }]);
  }
  for (const file of Object.keys(last.indexPages))
    if (pages[file] === undefined) rmSync(keptFile(pagesDir, file), { force: true });
  return { pages, rendered, kept };
}

/** What each list was made from, without when it was written. */
export function listKeys(pages: Readonly<Record<string, { readonly key: string }>>): [string, string][] {
  return Object.entries(pages).map(([file, { key }]) => [file, key]);
}
