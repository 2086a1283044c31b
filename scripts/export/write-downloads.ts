import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { bagDeclaration, bagInfo, manifest } from '../../src/export/bag.ts';
import { columns } from '../../src/export/records.ts';
import { paths } from '../../src/site/address.ts';
import { downloadFiles } from '../../src/site/downloads-page.ts';
import { changesText, noReleases, type ReleaseLog } from '../../src/site/releases.ts';
import type { StageProgress } from '../cli/progress.ts';
import { type ContentFolders, loadSettings, sha256 } from '../render/content.ts';
import { writeFresh } from '../render/files.ts';
import { fileSum } from './file-sum.ts';
import { ParquetFile } from './parquet-file.ts';
import { bagName, divide, type PortionText, portionName, portionOf } from './portion.ts';
import { SummedFile } from './summed-file.ts';
import { ZipFile, ZipRunWriter } from './zip-file.ts';

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
  if (cacheDir !== undefined) {
    mkdirSync(cacheDir, { recursive: true });
    const wanted = new Set(portions.map(portionName));
    for (const name of readdirSync(cacheDir)) if (!wanted.has(name)) rmSync(join(cacheDir, name));
  }
  const lines = new SummedFile(target('texts.jsonl'));
  const table = new SummedFile(target('metadata.csv'));
  table.write(Buffer.from(`\uFEFF${columns.join(',')}\r\n`));
  const parquet = new ParquetFile(target('texts.parquet'));
  const zip = new ZipFile(target('archive.bag.zip'));
  const payload: Payload = { files: 0, bytes: 0, manifest: '' };
  for (const part of portions) {
    const portion = portionOf(folders, part, isShared, cacheDir);
    onProgress?.('Packed for download', part.length, texts.length);
    lines.write(portion.lines);
    table.write(portion.table);
    parquet.add(portion.rows);
    zip.add(portion.bag);
    payload.files += portion.bag.entries;
    payload.bytes += portion.bagBytes;
    payload.manifest += Buffer.from(portion.manifest).toString();
  }
  parquet.finish();
  const shared = new Set(texts.flatMap(({ sourceFile = '' }) => (isShared(sourceFile) ? [sourceFile] : [])));
  for (const file of [...shared].sort()) {
    const path = `data/sources/${file}`;
    const content = readFileSync(join(folders.sourcesDir, file));
    const run = new ZipRunWriter();
    run.add(`${bagName}/${path}`, content);
    zip.add(run.finish());
    payload.files++;
    payload.bytes += content.length;
    payload.manifest += manifest([{ path, sha256: sha256(content), bytes: content.length }]);
  }
  const changes = changesText(loadSettings(folders).name['zh-Hans'], release, releases);
  writeFresh(target('CHANGES.txt'), changes);
  const {
    releases: [newest],
    since,
  } = releases;
  const date = since === undefined ? newest?.date : undefined;
  const written = new Map([
    ['texts.jsonl', lines.finish()],
    ['metadata.csv', table.finish()],
    ['archive.bag.zip', finishBag(zip, payload, folders, { release, changes, ...(date !== undefined && { date }) })],
  ]);
  const report = join(folders.contentDir, 'report.json');
  if (existsSync(report)) copyFileSync(report, target('report.json'));
  const sums = downloadFiles
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

/** What the bag holds besides what describes it. */
interface Payload {
  files: number;
  bytes: number;
  manifest: string;
}

/** @returns the SHA-256 of the bag. */
function finishBag(
  zip: ZipFile,
  payload: Readonly<Payload>,
  folders: ContentFolders,
  { changes, ...state }: { release: string; changes: string; date?: string },
): string {
  const { name, licence } = loadSettings(folders);
  const about = { name: name['zh-Hans'], ...state, ...(licence !== undefined && { licence }) };
  const tags = [
    ['bagit.txt', bagDeclaration],
    ['bag-info.txt', bagInfo(payload, about)],
    ['manifest-sha256.txt', payload.manifest],
    ['CHANGES.txt', changes],
  ] as const;
  const tagFiles = tags.map(([path, content]) => ({ path, sha256: sha256(content), bytes: content.length }));
  const run = new ZipRunWriter();
  for (const [path, content] of [...tags, ['tagmanifest-sha256.txt', manifest(tagFiles)] as const])
    run.add(`${bagName}/${path}`, Buffer.from(content));
  zip.add(run.finish());
  return zip.finish();
}
