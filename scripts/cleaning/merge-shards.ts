import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { nameOfShard } from '../cli/command.ts';
import { CommandError, exitCode } from '../cli/exit-code.ts';
import { writeFileWhole } from '../cli/write-file.ts';
import { removeText } from './clean-archive.ts';
import { newTextFile, recordFile, textFile } from './clean-file.ts';
import { cleanerKey, sha256 } from './cleaner.ts';
import { listRecords, readRecordHead } from './read-record.ts';
import { formatReport, makeReport, type Report, type ReportEntry } from './report.ts';
import { readShardManifest, type ShardManifest } from './shard-manifest.ts';

interface Part {
  readonly folder: string;
  readonly manifest: ShardManifest;
}

const manifestName = /^shard-\d+-of-\d+\.json$/;

/**
 * Join the parts of a divided cleaning: their texts and records in one content folder, with one report, as if one run
 * had made them.
 *
 * @param folders content folders that `clean --shard` wrote; one folder may hold several parts, or all.
 * @throws CommandError (65) when a part is missing, made by another version of the cleaner than this one or from other sources, or
 * when a text is not as its part wrote it. Nothing is written then.
 */
export function mergeShards(folders: readonly string[], contentDir: string): Report {
  const parts = folders.flatMap((folder) =>
    (existsSync(folder) ? readdirSync(folder) : [])
      .filter((name) => manifestName.test(name))
      .map((name): Part => ({ folder, manifest: readShardManifest(join(folder, name)) })),
  );
  requireAllAlike(parts, folders);
  for (const { folder, manifest } of parts) {
    for (const [id, sum] of Object.entries(manifest.texts)) {
      const file = textFile(folder, id);
      if (!existsSync(file) || sha256(readFileSync(file)) !== sum || !existsSync(recordFile(folder, id)))
        refuse(
          `The text ${file} or its record is not as part ${nameOfShard(manifest.shard)} wrote it; run that part again`,
        );
    }
  }
  const wanted = new Set(parts.flatMap(({ manifest }) => Object.keys(manifest.texts)));
  const warnings: string[] = [];
  for (const name of listRecords(join(contentDir, 'changes'))) {
    const id = name.slice(0, -'.json'.length);
    if (wanted.has(id)) continue;
    const head = readRecordHead(recordFile(contentDir, id));
    if (removeText(contentDir, id, head?.markdownSha256, false))
      warnings.push(`The text texts/${id}.md is in no part; it was edited by hand and is kept`);
  }
  for (const { folder, manifest } of parts) {
    if (folder === contentDir) continue;
    for (const id of Object.keys(manifest.texts)) {
      for (const fileOf of [recordFile, textFile, newTextFile]) {
        if (existsSync(fileOf(folder, id))) copyWhole(fileOf(folder, id), fileOf(contentDir, id));
      }
    }
  }
  const report = joinReports(parts, warnings);
  writeFileWhole(join(contentDir, 'report.json'), formatReport(report));
  return report;
}

function requireAllAlike(parts: readonly Part[], folders: readonly string[]): void {
  const [first] = parts;
  if (first === undefined) {
    refuse(`There is no part in ${folders.join(', ')}, expected shard-I-of-N.json as clean --shard I/N writes it`);
  }
  const { total } = first.manifest.shard;
  const own = cleanerKey();
  const found = new Map<number, Part>();
  for (const part of parts) {
    const { shard, cleaner, sources } = part.manifest;
    const name = `Part ${nameOfShard(shard)} (${part.folder})`;
    const again = `run clean --shard ${shard.index}/${shard.total} again`;
    const same = found.get(shard.index);
    if (shard.total !== total)
      refuse(
        `${name} is of another number of parts than ${nameOfShard(first.manifest.shard)} (${first.folder}), expected all of one; remove those that do not belong`,
      );
    if (same !== undefined) refuse(`${name} is there twice, also in ${same.folder}, expected once; remove one of them`);
    if (cleaner !== own)
      refuse(
        `${name} was made by another version of the cleaner (${cleaner.slice(0, 12)}), expected the one that joins (${own.slice(0, 12)}); ${again} with this one`,
      );
    if (sources !== first.manifest.sources)
      refuse(
        `${name} was made from other sources than ${nameOfShard(first.manifest.shard)} (${first.folder}), expected the same files; ${again} on the same ones`,
      );
    found.set(shard.index, part);
  }
  const missing = Array.from({ length: total }, (_, index) => index + 1).filter((index) => !found.has(index));
  if (missing.length > 0) {
    refuse(
      `Missing: ${missing.map((index) => `part ${nameOfShard({ index, total })}`).join(', ')} in ${folders.join(', ')}, expected ${total} parts; run clean --shard ${missing.map((index) => `${index}/${total}`).join(', then ')}`,
    );
  }
}

function refuse(message: string): never {
  throw new CommandError(exitCode.nothingPublishable, message);
}

function copyWhole(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  copyFileSync(from, `${to}.${process.pid}.partial`);
  renameSync(`${to}.${process.pid}.partial`, to);
}

/** Every part names the files that belong to none (set aside by name) and the warnings of the whole. */
function joinReports(parts: readonly Part[], own: readonly string[]): Report {
  const entries = new Map<string, ReportEntry>();
  const warnings = new Set<string>();
  for (const { folder, manifest } of parts) {
    const report = JSON.parse(
      readFileSync(join(folder, `report-${nameOfShard(manifest.shard)}.json`), 'utf8'),
    ) as Report;
    for (const warning of report.warnings) warnings.add(warning);
    for (const entry of report.files) entries.set(entry.file, entry);
  }
  for (const warning of own) warnings.add(warning);
  const files = [...entries.values()].sort((a, b) => (a.file < b.file ? -1 : 1));
  return makeReport(files, [...warnings]);
}
