import { directory, localHeader, localHeaderBytes, type ZipEntry } from '../../export/zip.ts';
import { crc32 } from './crc32.ts';

/** A file to be packed, under its path in the archive. */
export interface PackedFile {
  readonly path: string;
  readonly content: string;
}

/** A file that is the same in many archives, with what is packed of it. */
export interface FixedFile extends PackedFile {
  readonly bytes: Uint8Array;
  readonly crc32: number;
}

/** Bytes of headers and names of a file at most, where its path is this long; it is ASCII. */
const headerBytes = (path: string): number => 128 + 6 * path.length;
const endBytes = 128;

const encoder = new TextEncoder();

export function fixedFile(path: string, content: string): FixedFile {
  const bytes = encoder.encode(content);
  return { path, content, bytes, crc32: crc32(bytes) };
}

/** Where archives are put together. A small part of what each would need at most is written, and all of it would be cleared. */
const room = new Uint8Array(1 << 16);

/** Pack files, in order and as they are, into a ZIP archive. The same files make the same bytes: no clock is in it. */
export function zip(files: readonly (PackedFile | FixedFile)[]): Uint8Array {
  const most = files.reduce((sum, { path, content }) => sum + headerBytes(path) + 3 * content.length, endBytes);
  const archive = most > room.length ? new Uint8Array(most) : room;
  const entries: ZipEntry[] = [];
  let size = 0;
  for (const file of files) {
    const { path } = file;
    const start = size + localHeaderBytes + path.length;
    const bytes = put(file, archive, start);
    const entry: ZipEntry = {
      path,
      crc32: 'crc32' in file ? file.crc32 : crc32(bytes),
      size: bytes.length,
      offset: size,
    };
    archive.set(localHeader(entry), size);
    entries.push(entry);
    size = start + bytes.length;
  }
  for (const part of directory(entries, size)) {
    archive.set(part, size);
    size += part.length;
  }
  return archive.slice(0, size);
}

/** Put a file's bytes at a place of an archive. */
function put(file: PackedFile | FixedFile, archive: Uint8Array, start: number): Uint8Array {
  if ('bytes' in file) {
    archive.set(file.bytes, start);
    return file.bytes;
  }
  const { written } = encoder.encodeInto(file.content, archive.subarray(start));
  return archive.subarray(start, start + written);
}
