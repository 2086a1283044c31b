import { strToU8, type Zippable, zipSync } from 'fflate';

/** A file to be packed, under its path in the archive. */
export interface PackedFile {
  readonly path: string;
  readonly content: string;
  /** Kept as it is, not compressed. */
  readonly stored?: boolean;
}

/** Pack files, in order, into a ZIP archive. The same files make the same bytes: every file bears the date 1980-01-01. */
export function zip(files: readonly PackedFile[]): Uint8Array {
  // The year, month and day are read in local time, so this is the same on every machine.
  const mtime = new Date(1980, 0, 1);
  const entries: Zippable = Object.fromEntries(
    files.map(({ path, content, stored }) => [path, [strToU8(content), { level: stored ? 0 : 6, mtime }]]),
  );
  return zipSync(entries);
}
