/** Checks that parts of a site belong together, and brings what they hold to where a build keeps its own. */
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '../cleaning/cleaner.ts';
import { nameOfShard, type Shard } from '../cli/command.ts';
import { CommandError, exitCode } from '../cli/exit-code.ts';
import { forgetFolders, linkOrCopy } from '../render/files.ts';
import { type KnownText, readManifest, writeManifest } from '../render/manifest.ts';
import { PageLog } from '../render/page-log.ts';
import {
  manifestOfPages,
  pageLog,
  readFileList,
  readSiteShard,
  renderFolder,
  type ShardFile,
  type SiteShardManifest,
} from './site-shard.ts';

export interface FoundShard {
  readonly folder: string;
  readonly manifest: SiteShardManifest;
}

/** What parts must have been made from to go into this site. */
export type Expected = Pick<SiteShardManifest, 'program' | 'settings' | 'sources'>;

/** Parts in folders: each is one, or holds some. */
export function findShards(folders: readonly string[]): FoundShard[] {
  return folders.flatMap((folder) => {
    const entries = existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [];
    const below = entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(folder, name));
    return [folder, ...below].flatMap((part) => {
      const manifest = readSiteShard(part);
      return manifest === undefined ? [] : [{ folder: part, manifest }];
    });
  });
}

/**
 * Check that parts are all of one site.
 *
 * @throws CommandError (65) when one is missing, there twice, of another number of parts, or made by another version of the
 * program, with other settings, for another path, or from other texts; it says what to run.
 */
export function requireWhole(shards: readonly FoundShard[], folders: readonly string[], expected: Expected): void {
  const [first] = shards;
  if (first === undefined)
    refuse(
      `There is no finished part of a site in ${folders.join(', ')}, expected I-of-N/shard.json; run build --shard I/N for each`,
    );
  const { total } = first.manifest.shard;
  const found = new Map<number, FoundShard>();
  for (const one of shards) {
    const { folder, manifest } = one;
    const name = `Part ${nameOfShard(manifest.shard)} (${folder})`;
    const again = `run build --shard ${manifest.shard.index}/${manifest.shard.total} again`;
    const same = found.get(manifest.shard.index);
    if (manifest.shard.total !== total)
      refuse(
        `${name} is of another number of parts than ${nameOfShard(first.manifest.shard)} (${first.folder}), expected all of one; remove those that do not belong`,
      );
    if (same !== undefined) refuse(`${name} is there twice, also in ${same.folder}, expected once; remove one of them`);
    if (manifest.program !== expected.program)
      refuse(
        `${name} was made by another version of the program (${short(manifest.program)}), expected the one that joins (${short(expected.program)}); ${again} with this one`,
      );
    if (manifest.settings !== expected.settings)
      refuse(
        `${name} was made with another archive.yaml (${short(manifest.settings)}), expected the one of this content folder (${short(expected.settings)}); ${again} with it`,
      );
    if (manifest.sources !== expected.sources)
      refuse(`${name} was made from other sources, expected those of this archive; ${again} on the same ones`);
    if (manifest.base !== first.manifest.base)
      refuse(
        `${name} is for the path ${manifest.base}, expected ${first.manifest.base} as in ${nameOfShard(first.manifest.shard)}; ${again} with that --base`,
      );
    if (manifest.release !== first.manifest.release)
      refuse(
        `${name} was made when the texts were others (${manifest.release}), expected ${first.manifest.release} as in part ${nameOfShard(first.manifest.shard)}; run both again on the same texts`,
      );
    found.set(manifest.shard.index, one);
  }
  const missing = Array.from({ length: total }, (_, index) => index + 1).filter((index) => !found.has(index));
  if (missing.length > 0) {
    const names = missing.map((index): Shard => ({ index, total })).map(nameOfShard);
    refuse(
      `Missing: part ${names.join(', part ')} in ${folders.join(', ')}, expected ${total} parts; run build --shard ${missing.map((index) => `${index}/${total}`).join(', then ')}`,
    );
  }
}

/**
 * Put pages and index shards of all parts where a build keeps its own, so that it finds them done.
 *
 * @throws CommandError (65) when a file of a part is not as that part wrote it; nothing is lost then, the joining can be
 * repeated.
 */
export function joinShards(
  shards: readonly FoundShard[],
  caches: { readonly render: string; readonly index: string },
): void {
  forgetFolders();
  mkdirSync(caches.render, { recursive: true });
  const texts = new Map<string, KnownText>();
  const log = new PageLog(caches.render);
  for (const shard of shards) {
    const files = readFileList(shard.folder).filter(
      ({ path }) => !path.startsWith(manifestOfPages) && !path.startsWith(pageLog),
    );
    // What says that something is finished comes last, should this be interrupted.
    for (const file of [...files.filter((one) => !saysFinished(one)), ...files.filter(saysFinished)]) {
      const target = join(file.path.startsWith('index/') ? caches.index : caches.render, withoutFirst(file.path));
      bring(shard, file, target);
    }
    const made = new PageLog(renderFolder(shard.folder));
    for (const [id, text] of readManifest(renderFolder(shard.folder)).texts) {
      if (texts.get(id)?.key === undefined) texts.set(id, text);
      const pages = made.of(id);
      if (pages !== undefined) log.set(id, pages);
    }
  }
  log.flush();
  const known = readManifest(caches.render);
  writeManifest(caches.render, { ...known, texts: new Map([...known.texts, ...texts]) });
  mkdirSync(caches.index, { recursive: true });
}

const saysFinished = ({ path }: ShardFile): boolean => path.endsWith('.json');

const withoutFirst = (path: string): string => path.slice(path.indexOf('/') + 1);

/** Link or copy a file, with the time of writing by which a build knows it again. */
function bring({ folder, manifest }: FoundShard, file: ShardFile, target: string): void {
  const from = join(folder, file.path);
  if (!existsSync(from) || sha256(readFileSync(from)) !== file.sha256)
    refuse(
      `The file ${from} is not as part ${nameOfShard(manifest.shard)} wrote it, expected SHA-256 ${short(file.sha256)}…; carry it over again, or run build --shard ${manifest.shard.index}/${manifest.shard.total} again`,
    );
  linkOrCopy(from, target);
  setModified(target, file.modified);
}

/**
 * Give a file a time of writing, milliseconds, to the very number: it is passed on in seconds, whose floating-point
 * neighbours are tried where rounding misses it. A build takes a file with another time for a changed one.
 */
export function setModified(file: string, modified: number): void {
  if (statSync(file).mtimeMs === modified) return;
  const seconds = modified / 1000;
  // Distance of two neighbouring numbers of this size: 2^30 <= seconds < 2^31 until the year 2038, 53 binary digits.
  const step = 2 ** (Math.floor(Math.log2(seconds)) - 52);
  for (const steps of [0, 1, -1, 2, -2, 3, -3]) {
    const time = seconds + steps * step;
    utimesSync(file, time, time);
    if (statSync(file).mtimeMs === modified) return;
  }
}

/** The beginning of a sum, enough to tell two apart. */
const short = (sum: string): string => sum.slice(0, 12);

function refuse(message: string): never {
  throw new CommandError(exitCode.nothingPublishable, message);
}
