import { closeSync, openSync, readSync } from 'node:fs';

/** Bytes in memory, or some of a file's that are read when they are used. */
export type Piece = Uint8Array | FilePiece;

export interface FilePiece {
  readonly file: string;
  /** First byte and number of bytes. */
  readonly start: number;
  readonly length: number;
}

/** Bytes read at once: few enough to stay in the processor's own memory until they are written again. */
const readAtOnce = 1 << 18;
const buffer = Buffer.allocUnsafeSlow(readAtOnce);

/** The bytes of a piece, one part after the other; a part is valid until the next one is asked for. */
export function* bytesOf(piece: Piece): Generator<Uint8Array> {
  if (piece instanceof Uint8Array) {
    yield piece;
    return;
  }
  const { file, start, length } = piece;
  const descriptor = openSync(file, 'r');
  try {
    for (let done = 0; done < length; ) {
      const read = readSync(descriptor, buffer, 0, Math.min(readAtOnce, length - done), start + done);
      if (read === 0) throw new Error(`The file ${file} ends too early; remove the cache and build again`);
      yield buffer.subarray(0, read);
      done += read;
    }
  } finally {
    closeSync(descriptor);
  }
}

/** The bytes of a piece at once. */
export function inMemory(piece: Piece): Buffer {
  return Buffer.concat(Array.from(bytesOf(piece), (bytes) => Buffer.from(bytes)));
}
