import { IndexFormatError } from './errors.ts';

/** Stands at the beginning of every file of Pagefind's, under the compression. */
const SIGNATURE = 'pagefind_dcd';

/**
 * Undo the compression of an index file and check its signature.
 *
 * @param stored - the file's bytes. Gzip, or already plain: some hosts send these files with `Content-Encoding: gzip`.
 * @param name - the file's name, for errors.
 */
export async function unpack(stored: Uint8Array, name: string): Promise<Uint8Array> {
  const plain = stored[0] === 0x1f && stored[1] === 0x8b ? await gunzip(stored, name) : stored;
  const signature = String.fromCharCode(...plain.subarray(0, SIGNATURE.length));
  if (signature !== SIGNATURE) {
    throw new IndexFormatError(`Unexpected beginning of \`${name}\`, expected ${SIGNATURE}; build the site again`);
  }
  return plain.subarray(SIGNATURE.length);
}

async function gunzip(stored: Uint8Array, name: string): Promise<Uint8Array> {
  try {
    const stream = new Blob([stored as Uint8Array<ArrayBuffer>]).stream().pipeThrough(new DecompressionStream('gzip'));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  } catch (cause) {
    throw new IndexFormatError(`Could not decompress \`${name}\`; build the site again`, { cause });
  }
}
