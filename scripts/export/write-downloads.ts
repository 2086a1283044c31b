import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { columns } from '../../src/export/records.ts';
import { paths } from '../../src/site/address.ts';
import { bagFiles, downloadFiles } from '../../src/site/downloads-page.ts';
import { changesText, noReleases, type ReleaseLog } from '../../src/site/releases.ts';
import type { StageProgress } from '../cli/progress.ts';
import { stampOf } from '../cli/stamps.ts';
import { type ContentFolders, loadSettings } from '../render/content.ts';
import { writeFresh } from '../render/files.ts';
import { Bag, dividePortions } from './bags.ts';
import { divide, type PortionText, portionName } from './divide.ts';
import { fileSum } from './file-sum.ts';
import { ParquetFile } from './parquet-file.ts';
import { portionKey, portionOf } from './portion.ts';
import { SummedFile } from './summed-file.ts';

export interface Downloads {
  readonly folders: ContentFolders;
  /** The site's folder. */
  readonly outDir: string;
  /** Names the state of all texts. */
  readonly release: string;
  /** Releases made so far; none by default. */
  readonly releases?: ReleaseLog;
  /** All texts, in order of their ids. */
  readonly texts: readonly PortionText[];
  /** Where portions of the files are kept from build to build; none are without. */
  readonly cacheDir?: string;
  readonly onProgress?: StageProgress;
}

/**
 * Write the files of the whole archive below a site's folder. One portion of the texts is in memory at a time; the same
 * texts give the same bytes.
 */
export function writeDownloads({
  folders,
  outDir,
  release,
  releases = noReleases,
  texts,
  cacheDir,
  onProgress,
}: Downloads): void {
  const target = (file: string): string => join(outDir, paths.download(file));
  mkdirSync(dirname(target('x')), { recursive: true });
  const isShared = sharedSources(texts);
  const portions = divide(texts);
  if (cacheDir !== undefined) mkdirSync(cacheDir, { recursive: true });
  const lines = new SummedFile(target('texts.jsonl'));
  const table = new SummedFile(target('metadata.csv'));
  table.write(Buffer.from(`\uFEFF${columns.join(',')}\r\n`));
  const parquet = new ParquetFile(target('texts.parquet'));
  const shared = new Set(texts.flatMap(({ sourceFile = '' }) => (isShared(sourceFile) ? [sourceFile] : [])));
  const { name, licence } = loadSettings(folders);
  const changes = changesText(name['zh-Hans'], release, releases);
  const date = releases.since === undefined ? releases.releases[0]?.date : undefined;
  const tags = {
    name: name['zh-Hans'],
    release,
    changes,
    ...(licence !== undefined && { licence }),
    ...(date !== undefined && { date }),
  };
  const bags = dividePortions(portions);
  const kept = new Set(portions.map(portionName));
  const bagSums = bags.map((portions, number) => {
    const isLast = number + 1 === bags.length;
    const sources = isLast ? Array.from(shared).sort() : [];
    const keys = portions.map((texts) => portionKey(texts, isShared));
    const inputs = [keys, sources.map((file) => [file, stampOf(join(folders.sourcesDir, file))])];
    const bag = new Bag(dirname(target('x')), [number + 1, bags.length], tags, JSON.stringify(inputs), cacheDir);
    for (const [place, part] of portions.entries()) {
      const portion = portionOf(folders, part, keys[place] as string, isShared, cacheDir);
      onProgress?.('Packed for download', part.length, texts.length);
      lines.write(portion.lines);
      table.write(portion.table);
      parquet.add(portion.rows);
      bag.add(portion);
    }
    for (const file of sources) bag.addFile(`data/sources/${file}`, readFileSync(join(folders.sourcesDir, file)));
    for (const name of bag.keptNames) kept.add(name);
    return bag.finish();
  });
  if (cacheDir !== undefined)
    for (const name of readdirSync(cacheDir)) if (!kept.has(name)) rmSync(join(cacheDir, name));
  parquet.finish();
  writeFresh(target('CHANGES.txt'), changes);
  const written = new Map([
    ['texts.jsonl', lines.finish()],
    ['metadata.csv', table.finish()],
    ...bagFiles(bags.length).map((file, number) => [file, bagSums[number] as string] as const),
  ]);
  const report = join(folders.contentDir, 'report.json');
  if (existsSync(report)) copyFileSync(report, target('report.json'));
  const sums = downloadFiles(bags.length)
    .filter((file) => file !== 'SHA256SUMS')
    .map((file) => `${written.get(file) ?? fileSum(target(file))}  ${file}\n`);
  writeFresh(target('SHA256SUMS'), sums.join(''));
}

/** Tells source files that several texts come from. */
function sharedSources(texts: readonly PortionText[]): (sourceFile: string) => boolean {
  const seen = new Set<string>();
  const shared = new Set<string>();
  for (const { sourceFile } of texts) {
    if (sourceFile === undefined) continue;
    if (seen.has(sourceFile)) shared.add(sourceFile);
    seen.add(sourceFile);
  }
  return (sourceFile) => shared.has(sourceFile);
}
