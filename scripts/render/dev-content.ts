/** What pages are made from under `astro dev`: the content folder, read again whenever a page asks. */

import { join } from 'node:path';
import { toOtherScript } from '../../src/script/convert.ts';
import { normalizeBase } from '../../src/site/address.ts';
import type { Archive } from '../../src/site/archive.ts';
import { makeArchiveIndex, makeEntry } from '../../src/site/archive-index.ts';
import { cleanerWords } from '../../src/site/clean-words.ts';
import type { Site } from '../../src/site/page.ts';
import { type ContentFolders, listIds, loadSettings, loadText } from './content.ts';

const contentDir = process.env['CHENGWEN_CONTENT'] ?? 'content';
const folders: ContentFolders = {
  contentDir,
  sourcesDir: process.env['CHENGWEN_SOURCES'] ?? join(contentDir, 'sources'),
};

/** Assets are served from where they are written. */
export async function loadSite(): Promise<Site> {
  const script = (file: string): string => `src/client/${file}.ts`;
  return {
    settings: loadSettings(folders),
    base: normalizeBase(import.meta.env.BASE_URL),
    assets: {
      style: 'src/styles/site.css',
      scripts: { reader: script('reader'), text: script('text'), search: script('search') },
    },
  };
}

export async function loadArchive(): Promise<Archive> {
  const index = makeArchiveIndex(listIds(folders).map((id) => makeEntry(loadText(folders, id).document)));
  const places = new Map(index.entries.map(({ id }, place) => [id, place]));
  return {
    index,
    words: cleanerWords(),
    toOtherScript,
    readText: async (id) => {
      const place = places.get(id) ?? -2;
      const previous = index.entries[place - 1];
      const next = index.entries[place + 1];
      return { ...loadText(folders, id), sourceAvailable: false, ...(previous && { previous }), ...(next && { next }) };
    },
  };
}
