/** Which shard of the search index a text belongs to: by its id and the size of the archive, by nothing else. */
import { hash } from 'node:crypto';

/**
 * Code points that a shard holds at most, nearly: the shards of an archive are of about one size.
 *
 * A reader pays for each shard with about two requests, a build pays for their size with memory and with the state of one
 * whole shard that is read and written for a changed text. Readers come first: 31 bytes a character were measured (at
 * 10 million) while a shard is built by our own writer, so that 48 million, 13,000 texts of 3,700, stay about 1.5 GB.
 */
const SHARD_CHARACTERS = 48_000_000;

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
  if (count === 1) return 0;
  return Math.floor((hash('sha256', id, 'buffer').readUInt32BE(0) / 2 ** 32) * count);
}
