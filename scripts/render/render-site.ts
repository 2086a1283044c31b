import { mkdirSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { ArchiveDocument } from '../../src/document/block.ts';
import { toOtherScript } from '../../src/script/convert.ts';
import { normalizeBase } from '../../src/site/address.ts';
import { makeArchiveIndex } from '../../src/site/archive-index.ts';
import { cleanerWords } from '../../src/site/clean-words.ts';
import type { Site } from '../../src/site/page.ts';
import { relationsByText } from '../../src/site/relations.ts';
import type { ReleaseLog } from '../../src/site/releases.ts';
import type { ReportSource } from '../../src/site/report-page.ts';
import type { Words } from '../../src/site/words.ts';
import type { Report } from '../cleaning/report.ts';
import type { StageProgress } from '../cli/progress.ts';
import { Stamps } from '../cli/stamps.ts';
import { bagCount } from '../export/bags.ts';
import { type PortionText, portionText } from '../export/divide.ts';
import type { IndexedText } from '../index/search-shards.ts';
import { type ContentFolders, loadDocument, loadSettings, sha256 } from './content.ts';
import { forgetFolders, keptFile } from './files.ts';
import {
  appendToJournal,
  isWhole,
  type KnownText,
  type Manifest,
  type RenderedPages,
  readJournal,
  readManifest,
  writeManifest,
} from './manifest.ts';
import { NameMemory } from './name-memory.ts';
import { PageLog } from './page-log.ts';
import { renderInWorkers } from './pool.ts';
import { builtByAstro, compiledTemplates } from './prepared.ts';
import { ReadTexts } from './read-texts.ts';
import { relationsOf } from './relations.ts';
import { loadReleases, releaseNameOf } from './releases.ts';
import { listKeys, renderLists } from './render-lists.ts';
import type { RenderTask } from './render-texts.ts';
import { loadReport } from './report-source.ts';
import { scanTexts } from './scan-texts.ts';
import { serviceWorker, serviceWorkerPath } from './service-worker.ts';
import { checkSourceAddresses, putFeeds, putOwnPages, putText, tokenOf } from './site-files.ts';
import { SiteTree } from './site-tree.ts';
import { neighbourOf, textKey, wordOf } from './text-key.ts';

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
  /** Stamps of the content's files, where a step before looked at them. */
  readonly stamps?: Stamps;
  /** What `report.json` says, where a step before knows it. */
  readonly report?: Report;
  /** Words for the ids in change records; default: the cleaner's. */
  readonly words?: Words;
  /** Worker threads; default: one a core. */
  readonly threads?: number;
  /** Render the pages of these texts only, into the cache, and nothing into `outDir`: a part for another build to join. */
  readonly only?: (id: string) => boolean;
  readonly onProgress?: StageProgress;
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
  /** One word for the report of cleaning; empty where there is none. */
  readonly reportState: string;
}

/** Render a whole site into `outDir`; what has not changed since the last build is taken from the cache. */
export async function renderSite(options: RenderOptions): Promise<RenderResult> {
  const { contentDir, outDir, cacheDir, words = cleanerWords(), threads = availableParallelism() } = options;
  const { only = () => true } = options;
  const isPart = options.only !== undefined;
  const folders: ContentFolders = { contentDir, sourcesDir: options.sourcesDir ?? join(contentDir, 'sources') };
  const { stamps = new Stamps(folders) } = options;
  const pagesDir = join(cacheDir, 'pages');
  mkdirSync(pagesDir, { recursive: true });
  forgetFolders();
  const tree = options.tree ?? new SiteTree(outDir);

  const compiled = await compiledTemplates();
  const site: Site = { settings: loadSettings(folders), base: normalizeBase(options.base), assets: compiled.assets };
  // In a process of its own, while texts are read here. When it fails, that is heard where it is waited for.
  const byAstro = isPart ? undefined : builtByAstro(site, compiled.key, cacheDir);
  byAstro?.catch(() => {});
  const last = readManifest(cacheDir);
  const journal = readJournal(cacheDir);
  const log = new PageLog(cacheDir);
  const read = new ReadTexts();
  const texts = scanTexts(folders, last, stamps, (document) => read.add(document));
  const index = makeArchiveIndex([...texts.values()].map(({ entry }) => entry));
  const hashOf = (id: string): string => (texts.get(id) as KnownText).hash;
  const release = releaseNameOf([...texts.keys()], hashOf);
  const releases = loadReleases(folders, [...texts.keys()], hashOf);
  const documentOf = (id: string): ArchiveDocument =>
    read.take(id) ?? loadDocument(folders, id, texts.get(id)?.indexHash);
  const relations = relationsOf(documentOf, index, hashOf, cacheDir, options.onProgress);
  read.clear();
  const relationsFor = relationsByText(relations, index);
  const siteKey = sha256(JSON.stringify([compiled.key, site, words]));

  const ownFolders = [...(byAstro === undefined ? [] : [await byAstro]), compiled.assetsDir];
  putOwnPages(tree, siteKey, site, ownFolders);

  const tasks: RenderTask[] = [];
  /** Texts of which something else is to be remembered than the last build did. */
  const changed = new Set(idsOfChanged(last, texts));
  const inOrder = index.entries.map(({ id }) => texts.get(id) as KnownText);
  let kept = 0;
  for (const [place, text] of inOrder.entries()) {
    const { id } = text.entry;
    if (!only(id)) {
      if (text.key !== undefined) changed.add(id);
      delete text.key;
      continue;
    }
    const previous = inOrder[place - 1];
    const next = inOrder[place + 1];
    const related = relationsFor(id);
    const relatedWord = related && wordOf([related, related.versions.map((version) => hashOf(version.id))]);
    const key = textKey(siteKey, text, previous, next, relatedWord ?? '');
    if (text.key !== key) changed.add(id);
    text.key = key;
    const group = `text ${id}`;
    // What stands in its place in the site already is not looked at: most builds would do little else.
    const inTree = tree.keepPages(group, tokenOf(key, text));
    if (inTree !== undefined) {
      kept += inTree;
      continue;
    }
    const known = journal.get(id)?.key === key ? journal.get(id) : log.of(id);
    if (known?.key === key && known.pages.every((page) => isWhole(keptFile(pagesDir, page[0]), page))) {
      putText(tree, folders, pagesDir, id, text, known);
      if (known === journal.get(id)) log.set(id, known);
      kept += htmlPages(known.pages.map(([path]) => path));
    } else {
      for (const [path] of known?.pages ?? []) rmSync(keptFile(pagesDir, path), { force: true });
      tasks.push({
        id,
        sourceAvailable: text.sourceFile !== undefined,
        ...(previous && { previous: neighbourOf(previous.entry) }),
        ...(next && { next: neighbourOf(next.entry) }),
        ...(related && { relations: related }),
      });
    }
  }

  let rendered = 0;
  const settings = { folders, pagesDir, templates: compiled.templates, site, words };
  await renderInWorkers(tasks, settings, threads, (finished) => {
    const written: [string, RenderedPages][] = [];
    for (const { id, pages } of finished) {
      const text = texts.get(id) as KnownText;
      const made = { key: text.key ?? '', pages };
      putText(tree, folders, pagesDir, id, text, made);
      log.set(id, made);
      rendered += htmlPages(pages.map(([path]) => path));
      written.push([id, made]);
    }
    appendToJournal(cacheDir, written);
    options.onProgress?.('Rendered', finished.length, tasks.length);
  });

  checkSourceAddresses(texts);
  const indexed = Array.from(texts, ([id, { indexHash, entry }]) => ({
    id,
    hash: indexHash,
    characters: entry.characters,
  }));
  const states = Array.from(texts, ([id, { hash, stamp, sourceFile, sourceStamp = '' }]) =>
    portionText(id, hash, stamp, sourceFile === undefined ? undefined : { file: sourceFile, stamp: sourceStamp }),
  );
  removePagesOfGone(last, texts, log, pagesDir);
  log.flush();
  const ofAll = { texts: texts.size, indexed, states, siteKey, release, releases };
  if (isPart) {
    writeManifest(cacheDir, { texts, indexPages: {} }, changed);
    return { pages: rendered + kept, rendered, kept, ...ofAll, reportState: '' };
  }
  putFeeds(tree, index, site, releases, siteKey);
  const report: ReportSource = Object.assign(loadReport(folders, options.report), {
    repairs: new Map([...texts].flatMap(([id, { repairs }]) => (repairs === undefined ? [] : [[id, repairs]]))),
    sources: new Map([...texts].map(([id, { sourceSha256 }]) => [id, sourceSha256])),
    words,
  });
  const names = new NameMemory(cacheDir, compiled.key);
  const archive = { site, index, toOtherScript, relations, report, release, releases, bags: bagCount(states), names };
  const lists = await renderLists(
    { ...archive, wordOf: ({ id }) => (texts.get(id) as KnownText).entryHash },
    new Map([...texts].flatMap(([id, { corrections }]) => (corrections === undefined ? [] : [[id, corrections]]))),
    siteKey,
    compiled.templates,
    last,
    pagesDir,
    tree,
  );
  names.flush();
  const keys = [siteKey, Array.from(texts, ([id, { key }]) => [id, key]), listKeys(lists.pages)];
  tree.write(serviceWorkerPath, serviceWorker(ownFolders, sha256(JSON.stringify(keys))));
  writeManifest(cacheDir, { texts, indexPages: lists.pages }, changed);
  if (options.tree === undefined) tree.finish();
  rendered += lists.rendered;
  kept += lists.kept;
  return { pages: rendered + kept, rendered, kept, ...ofAll, reportState: report.state };
}

/** Ids of texts that are new, that were read again, or that are gone. */
function* idsOfChanged(last: Manifest, texts: ReadonlyMap<string, KnownText>): Generator<string> {
  for (const [id, text] of texts) if (last.texts.get(id) !== text) yield id;
  for (const id of last.texts.keys()) if (!texts.has(id)) yield id;
}

/** Texts that are there no longer leave no page behind. */
function removePagesOfGone(
  last: Manifest,
  texts: ReadonlyMap<string, KnownText>,
  log: PageLog,
  pagesDir: string,
): void {
  for (const id of last.texts.keys()) {
    if (texts.has(id)) continue;
    for (const [path] of log.of(id)?.pages ?? []) rmSync(keptFile(pagesDir, path), { force: true });
    log.delete(id);
  }
}

/** Number of pages among the files written for a text. */
function htmlPages(paths: readonly string[]): number {
  return paths.filter((path) => path.endsWith('.html')).length;
}
