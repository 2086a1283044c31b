import { createHash } from 'node:crypto';
import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { type BagFile, bagDeclaration, bagInfo, manifest } from '../../src/export/bag.ts';
import { field } from '../../src/export/csv.ts';
import { parquetRow } from '../../src/export/parquet.ts';
import { columns, jsonLine, rowOf } from '../../src/export/records.ts';
import { paths } from '../../src/site/address.ts';
import { downloadFiles } from '../../src/site/downloads-page.ts';
import { changesText, noReleases, type ReleaseLog } from '../../src/site/releases.ts';
import {
  type ContentFolders,
  listIds,
  loadSettings,
  loadText,
  markdownFile,
  recordFile,
  sha256,
  sourceFileOf,
} from '../render/content.ts';
import { ParquetFile } from './parquet-file.ts';
import { ZipFile } from './zip-file.ts';

/** Folder in the bag's ZIP file. */
const bagName = 'archive';

/**
 * Write the files of the whole archive below a site's folder. One text is in memory at a time; the same texts give the same
 * bytes.
 *
 * @param release names the state of all texts.
 */
export function writeDownloads(
  folders: ContentFolders,
  outDir: string,
  release: string,
  releases: ReleaseLog = noReleases,
): void {
  const target = (file: string): string => join(outDir, paths.download(file));
  mkdirSync(dirname(target('x')), { recursive: true });
  const ids = listIds(folders);
  const lines = openSync(target('texts.jsonl'), 'w');
  const table = openSync(target('metadata.csv'), 'w');
  writeSync(table, `\uFEFF${columns.join(',')}\r\n`);
  const parquet = new ParquetFile(target('texts.parquet'));
  const zip = new ZipFile(target('archive.bag.zip'));
  const payload: BagFile[] = [];
  const add = (path: string, content: Uint8Array): void => {
    payload.push({ path, sha256: sha256(content), bytes: content.length });
    zip.add(`${bagName}/${path}`, content);
  };
  const packed = new Set<string>();
  for (const id of ids) {
    const { document, record } = loadText(folders, id);
    writeSync(lines, jsonLine(document));
    parquet.add(parquetRow(document));
    const row = rowOf(document);
    writeSync(table, `${columns.map((column) => field(row[column])).join(',')}\r\n`);
    add(`data/texts/${id}.md`, readFileSync(markdownFile(folders, id)));
    if (record === undefined) continue;
    add(`data/changes/${id}.json`, readFileSync(recordFile(folders, id)));
    const source = sourceFileOf(folders, record);
    if (source === undefined || packed.has(record.source.file)) continue;
    packed.add(record.source.file);
    add(`data/sources/${record.source.file}`, readFileSync(source));
  }
  closeSync(lines);
  closeSync(table);
  parquet.finish();
  const changes = changesText(loadSettings(folders).name['zh-Hans'], release, releases);
  writeFileSync(target('CHANGES.txt'), changes);
  const {
    releases: [newest],
    since,
  } = releases;
  const date = since === undefined ? newest?.date : undefined;
  finishBag(zip, payload, folders, { release, changes, ...(date !== undefined && { date }) });
  const report = join(folders.contentDir, 'report.json');
  if (existsSync(report)) copyFileSync(report, target('report.json'));
  const sums = downloadFiles
    .filter((file) => file !== 'SHA256SUMS')
    .map((file) => `${fileSum(target(file))}  ${file}\n`);
  writeFileSync(target('SHA256SUMS'), sums.join(''));
}

function finishBag(
  zip: ZipFile,
  payload: readonly BagFile[],
  folders: ContentFolders,
  { changes, ...state }: { release: string; changes: string; date?: string },
): void {
  const { name, licence } = loadSettings(folders);
  const about = { name: name['zh-Hans'], ...state, ...(licence !== undefined && { licence }) };
  const tags = [
    ['bagit.txt', bagDeclaration],
    ['bag-info.txt', bagInfo(payload, about)],
    ['manifest-sha256.txt', manifest(payload)],
    ['CHANGES.txt', changes],
  ] as const;
  const tagFiles = tags.map(([path, content]): BagFile => ({ path, sha256: sha256(content), bytes: content.length }));
  for (const [path, content] of [...tags, ['tagmanifest-sha256.txt', manifest(tagFiles)] as const])
    zip.add(`${bagName}/${path}`, Buffer.from(content));
  zip.finish();
}

/** The checksum of a file that may be larger than memory. */
function fileSum(path: string): string {
  const hash = createHash('sha256');
  const descriptor = openSync(path, 'r');
  const buffer = Buffer.alloc(1 << 20);
  for (let length = readSync(descriptor, buffer); length > 0; length = readSync(descriptor, buffer))
    hash.update(buffer.subarray(0, length));
  closeSync(descriptor);
  return hash.digest('hex');
}
