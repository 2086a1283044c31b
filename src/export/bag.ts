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

/** The bag's description. Its date is that of the release, if it is one: the same files make the same bag. */
export function bagInfo(
  payload: { readonly files: number; readonly bytes: number },
  about: { name: string; release: string; date?: string; licence?: string },
): string {
  const line = (label: string, value: string): string => `${label}: ${value.replace(/\s+/g, ' ')}\n`;
  return (
    line('Source-Organization', about.name) +
    line('External-Identifier', about.release) +
    (about.date === undefined ? '' : line('Bagging-Date', about.date)) +
    (about.licence === undefined ? '' : line('Rights', about.licence)) +
    line('Payload-Oxum', `${payload.bytes}.${payload.files}`)
  );
}
