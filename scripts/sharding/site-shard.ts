/**
 * A part of a site as `build --shard` leaves it: the rendered pages of some texts and some shards of the search index, in
 * the form in which a build keeps them, with a manifest. It is finished when its manifest is there.
 *
 *     2-of-4/shard.json        what it was made from
 *     2-of-4/files.txt         its files, a line each: SHA-256, bytes, time of writing, path
 *     2-of-4/render, index     what `scripts/render` and `scripts/index` keep from build to build
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '../cleaning/cleaner.ts';
import { nameOfShard, type Shard } from '../cli/command.ts';
import { readIfThere, writeFileWhole } from '../cli/write-file.ts';
import { manifestFolder } from '../render/manifest.ts';

/** What a part was made from and holds. Equal for equal inputs, wherever and whenever it is made. */
export interface SiteShardManifest {
  readonly format: 1;
  readonly kind: 'site';
  readonly shard: Shard;
  /** The program's key: templates, cleaner, dependencies. */
  readonly program: string;
  /** Path below which the site is to stand. */
  readonly base: string;
  /** SHA-256 of `archive.yaml`. */
  readonly settings: string;
  /** SHA-256 of the names of all sources. */
  readonly sources: string;
  /** Names the state of all texts, those of the other parts too. */
  readonly release: string;
  /** Texts whose pages it holds. */
  readonly texts: number;
  readonly pages: number;
  readonly indexShards: number;
  /** SHA-256 over the sums and paths of its pages. */
  readonly digest: string;
}

/** A file of a part: path below its folder, and the time of writing, milliseconds, by which a build knows it again. */
export interface ShardFile {
  readonly sha256: string;
  readonly bytes: number;
  readonly modified: number;
  readonly path: string;
}

export const siteShardFile = 'shard.json';
const fileList = 'files.txt';

/** Folder of a part beside the site that it is a part of. */
export const siteShardFolder = (siteDir: string, shard: Shard): string =>
  join(siteShardsFolder(siteDir), nameOfShard(shard));
export const siteShardsFolder = (siteDir: string): string => `${siteDir}.shards`;
export const renderFolder = (part: string): string => join(part, 'render');
export const indexFolder = (part: string): string => join(part, 'index');

const pages = 'render/pages/';
/** What a build remembers of all texts. */
export const manifestOfPages = `render/${manifestFolder}/`;
/** What a build remembers of the pages it wrote. */
export const pageLog = 'render/made/';

/**
 * Every file that a part hands on, in order of path: what is known of all texts alike (their relations) only with the first
 * part.
 */
export function listFiles(part: string, { index }: Shard): ShardFile[] {
  return ['render', 'index']
    .filter((name) => existsSync(join(part, name)))
    .flatMap((name) => readdirSync(join(part, name), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({ file, path: file.slice(part.length + 1).replaceAll('\\', '/') }))
    .filter(
      ({ path }) =>
        index === 1 ||
        !path.startsWith('render/') ||
        [pages, pageLog, manifestOfPages].some((start) => path.startsWith(start)),
    )
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ file, path }) => {
      const { size, mtimeMs } = statSync(file);
      return { sha256: sha256(readFileSync(file)), bytes: size, modified: mtimeMs, path };
    });
}

/** One word for the pages: what a build remembers beside them says also when it was made, and after what. */
export function digestOf(files: readonly ShardFile[]): string {
  const made = files.filter(({ path }) => path.startsWith(pages));
  return sha256(made.map(({ sha256, path }) => `${sha256} ${path}\n`).join(''));
}

/** Write the list of files, then the manifest: with it the part is finished. */
export function writeSiteShard(part: string, manifest: SiteShardManifest, files: readonly ShardFile[]): void {
  const lines = files.map(({ sha256, bytes, modified, path }) => `${sha256} ${bytes} ${modified} ${path}\n`);
  writeFileWhole(join(part, fileList), lines.join(''));
  writeFileWhole(join(part, siteShardFile), `${JSON.stringify(manifest, null, 2)}\n`);
}

/**
 * Read a part's manifest, or undefined where the folder holds no finished part of a site.
 *
 * @throws Error when there is one of another format.
 */
export function readSiteShard(part: string): SiteShardManifest | undefined {
  const text = readIfThere(join(part, siteShardFile));
  if (text === undefined) return undefined;
  const manifest = JSON.parse(text) as Partial<SiteShardManifest>;
  if (manifest.format !== 1 || manifest.kind !== 'site' || manifest.shard === undefined)
    throw new Error(`Unexpected content of ${join(part, siteShardFile)}, expected the manifest of a part, format 1`);
  return manifest as SiteShardManifest;
}

export function readFileList(part: string): ShardFile[] {
  return (readIfThere(join(part, fileList)) ?? '')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [sum = '', bytes, modified, ...path] = line.split(' ');
      return { sha256: sum, bytes: Number(bytes), modified: Number(modified), path: path.join(' ') };
    });
}
