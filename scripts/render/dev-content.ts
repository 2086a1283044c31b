/** What pages are made from under `astro dev`: the content folder, read again whenever a page asks. */

import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ChangeRecord } from '../../src/clean/record/change-record.ts';
import { toOtherScript } from '../../src/script/convert.ts';
import { normalizeBase } from '../../src/site/address.ts';
import type { Archive } from '../../src/site/archive.ts';
import { type IndexEntry, makeArchiveIndex, makeEntry } from '../../src/site/archive-index.ts';
import { cleanerWords } from '../../src/site/clean-words.ts';
import { correctionsOf } from '../../src/site/corrections.ts';
import type { Site } from '../../src/site/page.ts';
import { relationsByText } from '../../src/site/relations.ts';
import type { Neighbour } from '../../src/site/text-page.ts';
import { Stamps } from '../cli/stamps.ts';
import { readIfThere } from '../cli/write-file.ts';
import { bagCount } from '../export/bags.ts';
import { portionText } from '../export/divide.ts';
import {
  type ContentFolders,
  type LoadedText,
  listIds,
  loadSettings,
  loadText,
  markdownFile,
  recordFile,
  sha256,
  sourceFileOf,
} from './content.ts';
import { relationsOf } from './relations.ts';
import { loadReleases, releaseNameOf } from './releases.ts';
import { loadReport, repairsOf } from './report-source.ts';

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

/** Where what is found over all texts is kept while they stay the same. */
const cacheDir = join(process.env['CHENGWEN_CACHE'] ?? '.cache', 'dev');

export async function loadArchive(): Promise<Archive> {
  const texts = new Map(listIds(folders).map((id) => [id, loadText(folders, id)]));
  const index = makeArchiveIndex([...texts.values()].map(({ document }) => makeEntry(document)));
  const places = new Map(index.entries.map(({ id }, place) => [id, place]));
  const hashes = new Map([...texts.keys()].map((id) => [id, hashOfFiles(id)]));
  const hashOf = (id: string): string => hashes.get(id) ?? '';
  mkdirSync(cacheDir, { recursive: true });
  const relations = relationsOf((id) => (texts.get(id) as LoadedText).document, index, hashOf, cacheDir);
  const relationsFor = relationsByText(relations, index);
  const words = cleanerWords();
  const records = [...texts].flatMap(([id, { record }]) => (record === undefined ? [] : [[id, record] as const]));
  const hasSource = (record: ChangeRecord | undefined): record is ChangeRecord =>
    record !== undefined && sourceFileOf(folders, record) !== undefined;
  const stamps = new Stamps(folders);
  const packed = Array.from(texts, ([id, { record }]) =>
    portionText(
      id,
      hashOf(id),
      `${stamps.text(id)} ${stamps.record(id)}`,
      hasSource(record) ? { file: record.source.file, stamp: stamps.source(record.source.file) } : undefined,
    ),
  );
  return {
    index,
    words,
    toOtherScript,
    relations,
    release: releaseNameOf([...texts.keys()], hashOf),
    releases: loadReleases(folders, [...texts.keys()], hashOf),
    bags: bagCount(packed),
    report: {
      ...loadReport(folders),
      repairs: new Map(records.map(([id, record]) => [id, repairsOf(record)])),
      sources: new Map([...texts].map(([id, { document }]) => [id, document.frontMatter.sourceSha256])),
      words,
    },
    corrections: new Map(records.map(([id, record]) => [id, correctionsOf(record)])),
    readText: async (id) => {
      const place = places.get(id) ?? -2;
      const text = loadText(folders, id);
      const previous = neighbourOf(index.entries[place - 1]);
      const next = neighbourOf(index.entries[place + 1]);
      const related = relationsFor(id);
      return {
        ...text,
        sourceAvailable: hasSource(text.record),
        ...(previous && { previous }),
        ...(next && { next }),
        ...(related && { relations: related }),
      };
    },
  };
}

/** As the build makes it. */
function hashOfFiles(id: string): string {
  const record = readIfThere(recordFile(folders, id));
  return `${sha256(readFileSync(markdownFile(folders, id)))} ${record === undefined ? '' : sha256(record)}`;
}

function neighbourOf(entry: IndexEntry | undefined): Neighbour | undefined {
  return entry && { id: entry.id, title: entry.title, script: entry.script };
}
