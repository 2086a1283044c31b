/** What one part of a divided cleaning says of itself, so that parts that do not belong together are not joined. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nameOfShard, type Shard } from '../cli/command.ts';
import { readIfThere, writeFileWhole } from '../cli/write-file.ts';
import { textFile } from './clean-file.ts';
import type { RememberedHead } from './clean-memory.ts';
import { sha256 } from './cleaner.ts';
import type { Report } from './report.ts';

export interface ShardManifest {
  readonly format: 1;
  readonly shard: Shard;
  /** The cleaner's key: steps, versions, language model. */
  readonly cleaner: string;
  /** SHA-256 of the names of all sources, those of the other parts too. */
  readonly sources: string;
  /** The part's texts, by id, with the SHA-256 of their Markdown as it lies in the folder. */
  readonly texts: Readonly<Record<string, string>>;
}

export const shardManifestFile = (shard: Shard): string => `shard-${nameOfShard(shard)}.json`;

/** Write the manifest of a part that is finished. */
export function writeShardManifest(
  contentDir: string,
  shard: Shard,
  {
    files,
    cleaner,
    report,
    heads,
  }: {
    readonly files: readonly string[];
    readonly cleaner: string;
    readonly report: Report;
    readonly heads: ReadonlyMap<string, RememberedHead>;
  },
): void {
  const texts: Record<string, string> = {};
  for (const { id, outcome } of report.files) {
    if (id === undefined || outcome === 'set-aside') continue;
    const text = outcome === 'hand-edited' ? readIfThere(textFile(contentDir, id)) : undefined;
    texts[id] = text === undefined ? (heads.get(id)?.markdownSha256 ?? '') : sha256(text);
  }
  const manifest: ShardManifest = { format: 1, shard, cleaner, sources: sha256(files.join('\n')), texts };
  writeFileWhole(join(contentDir, shardManifestFile(shard)), `${JSON.stringify(manifest, null, 2)}\n`);
}

/** Read a manifest. @throws Error when the file is not one. */
export function readShardManifest(file: string): ShardManifest {
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as Partial<ShardManifest>;
  if (manifest.format !== 1 || manifest.shard === undefined || manifest.texts === undefined) {
    throw new Error(`Unexpected content of ${file}, expected a manifest of format 1`);
  }
  return manifest as ShardManifest;
}
