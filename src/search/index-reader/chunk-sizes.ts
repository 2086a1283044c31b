/**
 * A file of ours beside Pagefind's `pf_meta`: how large each chunk is, one byte a chunk, in the chunks' order. Common
 * pairs make large chunks, so a reader that knows the sizes looks up the rare pairs of a query and leaves out the common.
 */

/** Bytes (compressed, as stored) for which one stands in the file. */
export const CHUNK_SIZE_UNIT = 256;

/** The file's name; as the names of Pagefind's own files, another one when the content is another. */
export function chunkSizesFile(metaName: string): string {
  return `chunk-sizes.${metaName}.bin`;
}

/** The file's content from chunk sizes in bytes; 65,280 stands for all that is larger. */
export function chunkSizes(sizes: readonly number[]): Uint8Array {
  return Uint8Array.from(sizes, (size) => Math.min(255, Math.ceil(size / CHUNK_SIZE_UNIT)));
}
