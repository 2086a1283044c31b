import { mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ChangeRecord } from '../../src/clean/record/change-record.ts';
import { readMarkdown } from '../../src/document/read-markdown.ts';
import { toOtherScript } from '../../src/script/convert.ts';
import { fileOf, normalizeBase } from '../../src/site/address.ts';
import { type IndexEntry, makeArchiveIndex, makeEntry } from '../../src/site/archive-index.ts';
import { cleanerWords } from '../../src/site/clean-words.ts';
import { type CorrectionLog, correctionsOf, correctionsPages } from '../../src/site/corrections.ts';
import { feedFiles } from '../../src/site/feeds/feeds.ts';
import { type IndexPage, type IndexPagesSource, indexPages } from '../../src/site/index-pages.ts';
import type { Site } from '../../src/site/page.ts';
import { relationsByText } from '../../src/site/relations.ts';
import type { ReleaseLog } from '../../src/site/releases.ts';
import type { ReportSource } from '../../src/site/report-page.ts';
import type { Neighbour } from '../../src/site/text-page.ts';
import type { Words } from '../../src/site/words.ts';
import { parseRecordHead } from '../cleaning/read-record.ts';
import { readIfThere } from '../cli/write-file.ts';
import type { PortionText } from '../export/portion.ts';
import type { IndexedText } from '../index/search-shards.ts';
import {
  type ContentFolders,
  listIds,
  loadSettings,
  markdownFile,
  recordFile,
  sha256,
  sourceFileOf,
  stampOf,
} from './content.ts';
import { forgetFolders, keptFile, writeFresh } from './files.ts';
import {
  appendToJournal,
  type KnownText,
  type Manifest,
  type RenderedPages,
  readJournal,
  readManifest,
  writeManifest,
} from './manifest.ts';
import type { Templates } from './page-kinds.ts';
import { renderInWorkers } from './pool.ts';
import { builtByAstro, compiledTemplates } from './prepared.ts';
import { relationsOf } from './relations.ts';
import { loadReleases, releaseNameOf } from './releases.ts';
import { loadReport, repairsOf } from './report-source.ts';
import { serviceWorker, serviceWorkerPath } from './service-worker.ts';
import { checkSourceAddresses, putOwnPages, putText, tokenOf } from './site-files.ts';
import { SiteTree } from './site-tree.ts';
import type { RenderTask, WrittenPage } from './worker.ts';

export interface RenderOptions {
  readonly contentDir: string;
  /** Default: `sources` in the content folder. */
  readonly sourcesDir?: string;
  /** An empty or new folder. */
  readonly outDir: string;
  /** The same folder as a tree that knows what it holds; who gives it finishes it. */
  readonly tree?: SiteTree;
  readonly base: string;
  /** Where pages are kept from build to build. */
  readonly cacheDir: string;
  /** Words for the ids in change records; default: the cleaner's. */
  readonly words?: Words;
  /** Worker threads; default: one a core. */
  readonly threads?: number;
  /** Render the pages of these texts only, into the cache, and nothing into `outDir`: a part for another build to join. */
  readonly only?: (id: string) => boolean;
  readonly onProgress?: (done: number, all: number) => void;
}

/** Numbers of pages of texts and lists: all, rendered now, kept from the last build. */
export interface RenderResult {
  readonly pages: number;
  readonly rendered: number;
  readonly kept: number;
  readonly texts: number;
  /** Every text, for the search index. */
  readonly indexed: readonly IndexedText[];
  /** Every text, for the files of the whole archive. */
  readonly states: readonly PortionText[];
  /** One word for the templates, the settings and the base path. */
  readonly siteKey: string;
  /** Names the state of all texts. */
  readonly release: string;
  readonly releases: ReleaseLog;
}

/** Render a whole site into `outDir`; what has not changed since the last build is taken from the cache. */
export async function renderSite(options: RenderOptions): Promise<RenderResult> {
  const { contentDir, outDir, cacheDir, words = cleanerWords(), threads = availableParallelism() } = options;
  const { only = () => true } = options;
  const isPart = options.only !== undefined;
  const folders: ContentFolders = { contentDir, sourcesDir: options.sourcesDir ?? join(contentDir, 'sources') };
  const pagesDir = join(cacheDir, 'pages');
  mkdirSync(pagesDir, { recursive: true });
  forgetFolders();
  const tree = options.tree ?? new SiteTree(outDir);

  const compiled = await compiledTemplates();
  const site: Site = { settings: loadSettings(folders), base: normalizeBase(options.base), assets: compiled.assets };
  const astroDir = isPart ? undefined : await builtByAstro(site, compiled.key, cacheDir);
  const last = readManifest(cacheDir);
  const journal = readJournal(cacheDir);
  const texts = scan(folders, last);
  const index = makeArchiveIndex([...texts.values()].map(({ entry }) => entry));
  const hashOf = (id: string): string => (texts.get(id) as KnownText).hash;
  const release = releaseNameOf([...texts.keys()], hashOf);
  const releases = loadReleases(folders, [...texts.keys()], hashOf);
  const relations = relationsOf(folders, index, hashOf, cacheDir);
  const relationsFor = relationsByText(relations, index);
  const siteKey = sha256(JSON.stringify([compiled.key, site, words]));

  const ownFolders = [...(astroDir === undefined ? [] : [astroDir]), compiled.assetsDir];
  putOwnPages(tree, siteKey, site, ownFolders);

  const tasks: RenderTask[] = [];
  let kept = 0;
  for (const [place, { id }] of index.entries.entries()) {
    if (!only(id)) continue;
    const text = texts.get(id) as KnownText;
    const previous = neighbourOf(index.entries[place - 1]);
    const next = neighbourOf(index.entries[place + 1]);
    const related = relationsFor(id);
    const otherHashes = related?.versions.map((version) => hashOf(version.id));
    const key = sha256(
      JSON.stringify([siteKey, text.hash, text.sourceFile, previous, next, related, otherHashes]),
    ).slice(0, 32);
    const known = journal.get(id)?.key === key ? journal.get(id) : last.texts[id];
    const group = `text ${id}`;
    const inTree = tree.has(group, tokenOf(folders, key, text));
    if (
      known?.key === key &&
      known.pages !== undefined &&
      known.pages.every((page) =>
        inTree ? isWhole(join(tree.folder, page[0]), page) : isWhole(keptFile(pagesDir, page[0]), page),
      )
    ) {
      const done = { ...text, key, pages: known.pages };
      texts.set(id, done);
      if (inTree) tree.keep(group);
      else putText(tree, folders, pagesDir, id, done);
      kept += htmlPages(known.pages);
    } else {
      for (const [path] of known?.pages ?? []) rmSync(keptFile(pagesDir, path), { force: true });
      tasks.push({ id, ...(previous && { previous }), ...(next && { next }), ...(related && { relations: related }) });
      texts.set(id, { ...text, key });
    }
  }

  let rendered = 0;
  let done = 0;
  const settings = { folders, pagesDir, templates: compiled.templates, site, words };
  await renderInWorkers(tasks, settings, threads, (finished) => {
    const written: [string, RenderedPages][] = [];
    for (const { id, pages } of finished) {
      const text = { ...(texts.get(id) as KnownText), pages };
      texts.set(id, text);
      putText(tree, folders, pagesDir, id, text);
      rendered += htmlPages(pages);
      written.push([id, { key: text.key ?? '', pages }]);
    }
    appendToJournal(cacheDir, written);
    done += finished.length;
    options.onProgress?.(done, tasks.length);
  });

  checkSourceAddresses(texts);
  const indexed = Array.from(texts, ([id, { indexHash, entry }]) => ({
    id,
    hash: indexHash,
    characters: entry.characters,
  }));
  const states = Array.from(texts, ([id, text]) => stateOf(folders, id, text));
  removePagesOfGone(last, texts, pagesDir);
  if (isPart) {
    writeManifest(cacheDir, { format: 4, texts: Object.fromEntries(texts), indexPages: {} });
    return { pages: rendered + kept, rendered, kept, texts: texts.size, indexed, states, siteKey, release, releases };
  }
  for (const { path, content } of feedFiles(index, site, releases)) tree.write(path, content);
  const report: ReportSource = {
    ...loadReport(folders),
    repairs: new Map([...texts].flatMap(([id, { repairs }]) => (repairs === undefined ? [] : [[id, repairs]]))),
    sources: new Map([...texts].map(([id, { sourceSha256 }]) => [id, sourceSha256])),
    words,
  };
  const lists = await renderIndexPages(
    { site, index, toOtherScript, relations, report, release, releases },
    new Map([...texts].map(([id, { corrections = [] }]) => [id, corrections])),
    siteKey,
    compiled.templates,
    last,
    pagesDir,
    tree,
  );
  const keys = [siteKey, Array.from(texts, ([id, { key }]) => [id, key]), listKeys(lists.pages)];
  tree.write(serviceWorkerPath, serviceWorker(ownFolders, sha256(JSON.stringify(keys))));
  writeManifest(cacheDir, { format: 4, texts: Object.fromEntries(texts), indexPages: lists.pages });
  if (options.tree === undefined) tree.finish();
  rendered += lists.rendered;
  kept += lists.kept;
  return { pages: rendered + kept, rendered, kept, texts: texts.size, indexed, states, siteKey, release, releases };
}

/** Texts that are there no longer leave no page behind. */
function removePagesOfGone(last: Manifest, texts: ReadonlyMap<string, KnownText>, pagesDir: string): void {
  for (const [id, { pages = [] }] of Object.entries(last.texts)) {
    if (!texts.has(id)) for (const [path] of pages) rmSync(keptFile(pagesDir, path), { force: true });
  }
}

/** What the files of the whole archive take from a text. */
function stateOf({ sourcesDir }: ContentFolders, id: string, { hash, sourceFile }: KnownText): PortionText {
  if (sourceFile === undefined) return { id, state: hash };
  return { id, state: `${hash} ${stampOf(join(sourcesDir, sourceFile))}`, sourceFile };
}

/** What each list was made from, without when it was written. */
function listKeys(pages: Readonly<Record<string, { readonly key: string }>>): [string, string][] {
  return Object.entries(pages).map(([file, { key }]) => [file, key]);
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
      const { key: _key, pages: _pages, ...same } = known;
      texts.set(id, same);
      continue;
    }
    const text = readFileSync(markdown, 'utf8');
    const recordText = readIfThere(record);
    const markdownHash = sha256(text);
    const hash = `${markdownHash} ${recordText === undefined ? '' : sha256(recordText)}`;
    const head = recordText === undefined ? undefined : parseRecordHead(recordText);
    const isEdited = head !== undefined && head.markdownSha256 !== markdownHash;
    const hasSource = head !== undefined && sourceFileOf(folders, head) !== undefined;
    const recorded = head === undefined ? undefined : (JSON.parse(recordText as string) as ChangeRecord);
    const corrections = recorded === undefined ? [] : correctionsOf(recorded);
    const document = readMarkdown(text, `texts/${id}.md`, id);
    texts.set(id, {
      stamp,
      hash,
      indexHash: isEdited ? hash : markdownHash,
      entry: makeEntry(document),
      sourceSha256: document.frontMatter.sourceSha256,
      ...(recorded !== undefined && { repairs: repairsOf(recorded) }),
      ...(hasSource && { sourceFile: head.source.file }),
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
function isWhole(file: string, [, size, mtime]: WrittenPage): boolean {
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats !== undefined && stats.size === size && stats.mtimeMs === mtime;
}

/** Render the front page and the lists; a page whose props did not change is kept. */
async function renderIndexPages(
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
  for (const { kind, path, props } of all()) {
    const file = fileOf(path);
    const { frame, messages, ...rest } = props;
    // The pages of one name in all editions differ in their path at least; the words come from the compiled templates.
    const key = sha256(JSON.stringify([siteKey, path, frame.title, messages.languageName, rest])).slice(0, 32);
    const known = last.indexPages[file];
    const target = keptFile(pagesDir, file);
    if (known?.key === key && isWhole(target, known.page)) {
      pages[file] = known;
      kept++;
    } else {
      const { renderPages } = (await import(pathToFileURL(templates).href)) as Templates;
      // `kind` and `props` belong together, which the type of a destructured pair does not say.
      const [html = ''] = await renderPages(kind, [props as never]);
      writeFresh(target, html);
      const { size, mtimeMs } = statSync(target);
      pages[file] = { key, page: [file, size, mtimeMs] };
      rendered++;
    }
    const group = `list ${file}`;
    if (tree.has(group, key) && isWhole(join(tree.folder, file), (pages[file] as { page: WrittenPage }).page))
      tree.keep(group);
    else tree.put(group, key, [{ path: file, from: target }]);
  }
  for (const file of Object.keys(last.indexPages))
    if (pages[file] === undefined) rmSync(keptFile(pagesDir, file), { force: true });
  return { pages, rendered, kept };
}
