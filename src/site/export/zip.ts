import { directory, localHeader, localHeaderBytes, type ZipEntry } from '../../export/zip.ts';
import { crc32 } from './crc32.ts';

/** A file to be packed, under its path in the archive. */
export interface PackedFile {
  readonly path: string;
  readonly content: string;
}

/** Bytes of headers and names of a file at most, where its path is this long; it is ASCII. */
const headerBytes = (path: string): number => 128 + 6 * path.length;
const endBytes = 128;

const encoder = new TextEncoder();

/** Pack files, in order and as they are, into a ZIP archive. The same files make the same bytes: no clock is in it. */
export function zip(files: readonly PackedFile[]): Uint8Array {
  const most = files.reduce((sum, { path, content }) => sum + headerBytes(path) + 3 * content.length, endBytes);
  const archive = new Uint8Array(most);
  const entries: ZipEntry[] = [];
  let size = 0;
  for (const { path, content } of files) {
    const start = size + localHeaderBytes + path.length;
    const { written } = encoder.encodeInto(content, archive.subarray(start));
    const bytes = archive.subarray(start, start + written);
    const entry: ZipEntry = { path, crc32: crc32(bytes), size: written, offset: size };
    archive.set(localHeader(entry), size);
    entries.push(entry);
    size = start + written;
  }
  for (const part of directory(entries, size)) {
    archive.set(part, size);
    size += part.length;
  }
  return archive.subarray(0, size);
}
