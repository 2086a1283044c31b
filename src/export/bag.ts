/** A BagIt bag (RFC 8493): files with their checksums, so that an archive can tell whether all of it arrived. */

/** A file of the bag: path below the bag's folder, SHA-256 as hexadecimal digits, bytes. */
export interface BagFile {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** A manifest that `sha256sum -c` reads. The format escapes line ends and percent signs in paths. */
export function manifest(files: readonly BagFile[]): string {
  return files.map(({ path, sha256 }) => `${sha256}  ${escapePath(path)}\n`).join('');
}

function escapePath(path: string): string {
  return path.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

export const bagDeclaration = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';

/** What a bag says of itself. */
export interface BagAbout {
  /** Name of the archive. */
  readonly name: string;
  /** Names the state of what is in it. */
  readonly identifier: string;
  /** Date of the release, if it is one: the same files make the same bag. */
  readonly date?: string;
  readonly licence?: string;
  /** Which bag it is of several that belong together, counted from 1. */
  readonly group?: { readonly name: string; readonly number: number; readonly count: number };
}

/** The bag's description. */
export function bagInfo(payload: { readonly files: number; readonly bytes: number }, about: BagAbout): string {
  const { name, identifier, date, licence, group } = about;
  const line = (label: string, value: string): string => `${label}: ${value.replace(/\s+/g, ' ')}\n`;
  return (
    line('Source-Organization', name) +
    line('External-Identifier', identifier) +
    (date === undefined ? '' : line('Bagging-Date', date)) +
    (licence === undefined ? '' : line('Rights', licence)) +
    line('Payload-Oxum', `${payload.bytes}.${payload.files}`) +
    (group === undefined
      ? ''
      : line('Bag-Group-Identifier', group.name) + line('Bag-Count', `${group.number} of ${group.count}`))
  );
}
