import { copyFileSync, cpSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { toOtherScript } from '../../src/script/convert.ts';
import { fileOf, normalizeBase, paths } from '../../src/site/address.ts';
import { type IndexEntry, makeArchiveIndex, makeEntry } from '../../src/site/archive-index.ts';
import { cleanerWords } from '../../src/site/clean-words.ts';
import { type CorrectionLog, correctionsOf, correctionsPages } from '../../src/site/corrections.ts';
import { feedFiles } from '../../src/site/feeds/feeds.ts';
import { headersFile } from '../../src/site/headers.ts';
import { indexPages } from '../../src/site/list-page.ts';
import type { Site } from '../../src/site/page.ts';
import type { Neighbour } from '../../src/site/text-page.ts';
import type { Words } from '../../src/site/words.ts';
import {
  type ContentFolders,
  listIds,
  loadSettings,
  loadText,
  markdownFile,
  recordFile,
  sha256,
  sourceFileOf,
  stampOf,
} from './content.ts';
import { forgetFolders, linkOrCopy, writeFresh } from './files.ts';
import { type KnownText, type Manifest, readManifest, writeManifest } from './manifest.ts';
import type { Templates } from './page-kinds.ts';
import { renderInWorkers } from './pool.ts';
import { builtByAstro, compiledTemplates } from './prepared.ts';
import { writeServiceWorker } from './service-worker.ts';
import type { RenderTask, WrittenPage } from './worker.ts';

export interface RenderOptions {
  readonly contentDir: string;
  /** Default: `sources` in the content folder. */
  readonly sourcesDir?: string;
  /** An empty or new folder: the build's stage. */
  readonly outDir: string;
  readonly base: string;
  /** Where pages are kept from build to build. */
  readonly cacheDir: string;
  /** Words for the ids in change records; default: the cleaner's. */
  readonly words?: Words;
  /** Worker threads; default: one a core. */
  readonly threads?: number;
  readonly onProgress?: (done: number, all: number) => void;
}

/** Numbers of pages of texts and lists: all, rendered now, kept from the last build. */
export interface RenderResult {
  readonly pages: number;
  readonly rendered: number;
  readonly kept: number;
  readonly texts: number;
}

/** Render a whole site into `outDir`; what has not changed since the last build is taken from the cache. */
export async function renderSite(options: RenderOptions): Promise<RenderResult> {
  const { contentDir, outDir, cacheDir, words = cleanerWords(), threads = availableParallelism() } = options;
  const folders: ContentFolders = { contentDir, sourcesDir: options.sourcesDir ?? join(contentDir, 'sources') };
  const pagesDir = join(cacheDir, 'pages');
  mkdirSync(pagesDir, { recursive: true });
  mkdirSync(outDir, { recursive: true });
  forgetFolders();

  const compiled = await compiledTemplates();
  const site: Site = { settings: loadSettings(folders), base: normalizeBase(options.base), assets: compiled.assets };
  cpSync(await builtByAstro(site, compiled.key, cacheDir), outDir, { recursive: true });
  cpSync(compiled.assetsDir, outDir, { recursive: true });
  writeFileSync(join(outDir, '_headers'), headersFile(site.base));

  const last = readManifest(cacheDir);
  const texts = scan(folders, last);
  const index = makeArchiveIndex([...texts.values()].map(({ entry }) => entry));
  const siteKey = sha256(JSON.stringify([compiled.key, site, words]));

  const tasks: RenderTask[] = [];
  let kept = 0;
  for (const [place, { id }] of index.entries.entries()) {
    const text = texts.get(id) as KnownText;
    const previous = neighbourOf(index.entries[place - 1]);
    const next = neighbourOf(index.entries[place + 1]);
    const key = sha256(JSON.stringify([siteKey, text.hash, text.sourceFile, previous, next])).slice(0, 32);
    const known = last.texts[id];
    if (known?.key === key && known.pages !== undefined && known.pages.every((page) => isWhole(pagesDir, page))) {
      for (const [path] of known.pages) linkOrCopy(join(pagesDir, path), join(outDir, path));
      copyFileSync(markdownFile(folders, id), join(outDir, paths.markdown(id)));
      texts.set(id, { ...text, key, pages: known.pages });
      kept += htmlPages(known.pages);
    } else {
      for (const [path] of known?.pages ?? []) rmSync(join(pagesDir, path), { force: true });
      tasks.push({ id, ...(previous && { previous }), ...(next && { next }) });
      texts.set(id, { ...text, key });
    }
  }

  let rendered = 0;
  let done = 0;
  const settings = { folders, outDir, pagesDir, templates: compiled.templates, site, words };
  await renderInWorkers(tasks, settings, threads, (finished) => {
    for (const { id, pages } of finished) {
      texts.set(id, { ...(texts.get(id) as KnownText), pages });
      rendered += htmlPages(pages);
    }
    done += finished.length;
    options.onProgress?.(done, tasks.length);
  });

  copySources(folders, texts, outDir);
  for (const { path, content } of feedFiles(index, site)) writeFresh(join(outDir, path), content);
  const lists = await renderIndexPages(
    { site, index, toOtherScript },
    new Map([...texts].map(([id, { corrections = [] }]) => [id, corrections])),
    siteKey,
    compiled.templates,
    last,
    pagesDir,
    outDir,
  );
  for (const [id, { pages = [] }] of Object.entries(last.texts)) {
    if (!texts.has(id)) for (const [path] of pages) rmSync(join(pagesDir, path), { force: true });
  }
  writeServiceWorker(
    outDir,
    sha256(JSON.stringify([siteKey, [...texts].map(([id, { key }]) => [id, key]), lists.pages])),
  );
  writeManifest(cacheDir, { format: 1, texts: Object.fromEntries(texts), indexPages: lists.pages });
  rendered += lists.rendered;
  kept += lists.kept;
  return { pages: rendered + kept, rendered, kept, texts: texts.size };
}

/** Number of pages among the files written for a text. */
function htmlPages(pages: readonly WrittenPage[]): number {
  return pages.filter(([path]) => path.endsWith('.html')).length;
}

/** Look at every text's files, and read those that changed since the last build. */
function scan(folders: ContentFolders, last: Manifest): Map<string, KnownText> {
  const texts = new Map<string, KnownText>();
  for (const id of listIds(folders)) {
    const markdown = markdownFile(folders, id);
    const record = recordFile(folders, id);
    const stamp = `${stampOf(markdown)} ${stampOf(record)}`;
    const known = last.texts[id];
    if (
      known !== undefined &&
      known.stamp === stamp &&
      (known.sourceFile === undefined || stampOf(join(folders.sourcesDir, known.sourceFile)) !== '-')
    ) {
      const { hash, entry, sourceFile, corrections } = known;
      texts.set(id, {
        stamp,
        hash,
        entry,
        ...(sourceFile !== undefined && { sourceFile }),
        ...(corrections && { corrections }),
      });
      continue;
    }
    const text = loadText(folders, id);
    const hash = sha256(
      `${sha256(readFileSync(markdown))} ${text.record === undefined ? '' : sha256(readFileSync(record))}`,
    );
    const hasSource = text.record !== undefined && sourceFileOf(folders, text.record) !== undefined;
    const corrections = text.record === undefined ? [] : correctionsOf(text.record);
    texts.set(id, {
      stamp,
      hash,
      entry: makeEntry(text.document),
      ...(hasSource && { sourceFile: text.record.source.file }),
      ...(corrections.length > 0 && { corrections }),
    });
  }
  return texts;
}

/** What a text's pages show of the text beside it. */
function neighbourOf(entry: IndexEntry | undefined): Neighbour | undefined {
  return entry && { id: entry.id, title: entry.title, script: entry.script };
}

/** Is a kept page as it was written? */
function isWhole(pagesDir: string, [path, size, mtime]: WrittenPage): boolean {
  const stats = statSync(join(pagesDir, path), { throwIfNoEntry: false });
  return stats !== undefined && stats.size === size && stats.mtimeMs === mtime;
}

/** Publish the source files under names that no server serves as pages. */
function copySources(folders: ContentFolders, texts: ReadonlyMap<string, KnownText>, outDir: string): void {
  const published = new Map<string, string>();
  for (const { sourceFile } of texts.values()) {
    if (sourceFile === undefined) continue;
    const path = paths.sourceFile(sourceFile);
    const taken = published.get(path);
    if (taken === sourceFile) continue;
    if (taken !== undefined)
      throw new Error(`The source files \`${taken}\` and \`${sourceFile}\` would both be published as \`${path}\``);
    published.set(path, sourceFile);
    const target = join(outDir, path);
    mkdirSync(dirname(target), { recursive: true });
    copyFileSync(join(folders.sourcesDir, sourceFile), target);
  }
}

/** Render the front page and the lists; a page whose props did not change is kept. */
async function renderIndexPages(
  context: Parameters<typeof indexPages>[0],
  corrections: CorrectionLog,
  siteKey: string,
  templates: string,
  last: Manifest,
  pagesDir: string,
  outDir: string,
): Promise<{ pages: Record<string, { key: string; page: WrittenPage }>; rendered: number; kept: number }> {
  const pages: Record<string, { key: string; page: WrittenPage }> = {};
  let rendered = 0;
  let kept = 0;
  for (const { kind, path, props } of [...indexPages(context), ...correctionsPages(context, corrections)]) {
    const file = fileOf(path);
    const { frame, messages, ...rest } = props;
    const key = sha256(JSON.stringify([siteKey, frame.title, messages.languageName, rest])).slice(0, 32);
    const known = last.indexPages[file];
    const target = join(pagesDir, file);
    if (known?.key === key && isWhole(pagesDir, known.page)) {
      pages[file] = known;
      kept++;
    } else {
      const { renderPages } = (await import(pathToFileURL(templates).href)) as Templates;
      const [html = ''] =
        kind === 'front'
          ? await renderPages(kind, [props])
          : kind === 'list'
            ? await renderPages(kind, [props])
            : await renderPages(kind, [props]);
      writeFresh(target, html);
      const { size, mtimeMs } = statSync(target);
      pages[file] = { key, page: [file, size, mtimeMs] };
      rendered++;
    }
    linkOrCopy(target, join(outDir, file));
  }
  for (const file of Object.keys(last.indexPages))
    if (pages[file] === undefined) rmSync(join(pagesDir, file), { force: true });
  return { pages, rendered, kept };
}
