/** The one file beside Pagefind's own: which indexes there are, so that opening them takes no more requests than needed. */

export const MANIFEST_FILE = 'chengwen-index.json';

/** Raised when a reader of this version could not read an index of that one. */
export const MANIFEST_FORMAT = 2;

export interface ManifestShard {
  /** Folder below the manifest's, with a slash at its end; '' for the manifest's own. */
  readonly path: string;
  /** Name of the shard's `pf_meta` file, without `pagefind.` and its ending. */
  readonly meta: string;
  readonly documents: number;
}

/** The lists that say which shards hold a pair of characters (`pair-shards.ts`). */
export interface ManifestPairs {
  /** Their names, each of `length` letters, one after the other: a power of two. */
  readonly names: string;
  readonly length: number;
}

export interface Manifest {
  readonly format: number;
  /** Version of Pagefind that wrote the shards. */
  readonly pagefind: string;
  readonly shards: readonly ManifestShard[];
  /** Digest of the texts in their order: hexadecimal. */
  readonly version?: string;
  /** First letters of the pinyin lists that there are. */
  readonly pinyin?: string;
  /** Only with several shards. */
  readonly pairs?: ManifestPairs;
}
