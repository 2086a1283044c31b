/** Which shard of the search index a text belongs to: by its id and the size of the archive, by nothing else. */
import { createHash } from 'node:crypto';

/**
 * Code points that a shard holds on average.
 *
 * A change costs the indexing of one shard, a query two or three requests a shard (README of the measurements: the
 * commit that set it). 3 million characters are 800 texts of 3,700, or 4,600 of 650: one index for most archives.
 */
const SHARD_CHARACTERS = 3_000_000;

/** More shards than this would cost a query more than they save a build. */
const MOST_SHARDS = 64;

/**
 * The number of shards of an archive: a power of two, so that an archive that grows past a limit splits each shard in
 * two, and one that does not keeps every text where it was.
 */
export function shardCount(characters: number, perShard: number = SHARD_CHARACTERS): number {
  let count = 1;
  while (count < MOST_SHARDS && characters / count > perShard) count *= 2;
  return count;
}

/** The shard of a text, from 0. Independent of all other texts. */
export function shardOf(id: string, count: number): number {
  return Math.floor((createHash('sha256').update(id).digest().readUInt32BE(0) / 2 ** 32) * count);
}
