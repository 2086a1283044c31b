/**
 * What other generators do, and no more: read the texts, render their pages and the lists, put them in place; but in both scripts.
 * No relations between texts, no record pages, no files for download.
 */
import { mkdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { toOtherScript } from '../../src/script/convert.ts';
import { makeArchiveIndex } from '../../src/site/archive-index.ts';
import { cleanerWords } from '../../src/site/clean-words.ts';
import type { Site } from '../../src/site/page.ts';
import { Stamps } from '../cli/stamps.ts';
import { type ContentFolders, loadSettings } from '../render/content.ts';
import { keptFile } from '../render/files.ts';
import { NameMemory } from '../render/name-memory.ts';
import { renderInWorkers } from '../render/pool.ts';
import { compiledTemplates } from '../render/prepared.ts';
import { renderLists } from '../render/render-lists.ts';
import { scanTexts } from '../render/scan-texts.ts';
import { SiteTree } from '../render/site-tree.ts';
import { neighbourOf } from '../render/text-key.ts';

/** Render text pages and lists, in both scripts, into a new folder. */
export async function renderTextPages(folders: ContentFolders, outDir: string, cacheDir: string): Promise<void> {
  const compiled = await compiledTemplates();
  const site: Site = { settings: loadSettings(folders), base: '/', assets: compiled.assets };
  const words = cleanerWords();
  const pagesDir = join(cacheDir, 'pages');
  mkdirSync(pagesDir, { recursive: true });
  const nothing = { texts: new Map(), indexPages: {} };
  const texts = scanTexts(folders, nothing, new Stamps(folders));
  const index = makeArchiveIndex([...texts.values()].map(({ entry }) => entry));
  const tree = new SiteTree(outDir);
  const tasks = index.entries.map((entry, place) => {
    const [previous, next] = [index.entries[place - 1], index.entries[place + 1]];
    return {
      id: entry.id,
      sourceAvailable: false,
      ...(previous && { previous: neighbourOf(previous) }),
      ...(next && { next: neighbourOf(next) }),
    };
  });
  const settings = { folders, pagesDir, templates: compiled.templates, site, words, textPagesOnly: true };
  await renderInWorkers(tasks, settings, availableParallelism(), (finished) => {
    for (const { id, pages } of finished) {
      const files = pages.map(([path]) => ({ path, from: keptFile(pagesDir, path) }));
      tree.put(`text ${id}`, 'new', files);
    }
  });
  const archive = {
    site,
    index,
    toOtherScript,
    relations: { groups: [], shared: {}, phrases: [] },
    report: { state: '', warnings: [], repairs: new Map(), sources: new Map(), words },
    release: '',
    releases: { releases: [] },
    bags: 1,
    names: new NameMemory(cacheDir, compiled.key),
  };
  await renderLists(archive, new Map(), '', compiled.templates, nothing, pagesDir, tree);
  tree.finish();
}
