import { posix } from 'node:path';
import { pinyin } from 'pinyin-pro';

/** A source file with the id of its text, or the reason why it has none. */
export type IdAssignment =
  | { readonly file: string; readonly id: string }
  | { readonly file: string; readonly refusal: string };

/** A text that was cleaned before: its id stays, whatever becomes of the rules below. */
export interface KnownText {
  readonly id: string;
  readonly file: string;
  readonly sha256: string;
}

/** What a text's own pages and files are called below its address. */
const reservedParts = ['record', 'versions', 'index.md', 'index.html'];

/** Longest part of an id between slashes, in characters: below the 255 bytes that file systems allow a name. */
const longestPart = 120;

/**
 * Give every source file its id: the one that it had before, else one made from its path.
 *
 * A file that moved is known by its bytes. Two files that would get one id are both refused, unless one had it before.
 *
 * @param sha256 of a file's bytes, or undefined when it cannot be read; asked only for files that are not known by path.
 */
export function assignIds(
  files: readonly string[],
  known: readonly KnownText[],
  sha256: (file: string) => string | undefined,
): IdAssignment[] {
  const byFile = new Map<string, string>();
  for (const { file, id } of known) byFile.set(file, id);
  // What most builds find.
  if (files.every((file) => byFile.has(file))) return files.map((file) => ({ file, id: byFile.get(file) as string }));
  const present = new Set(files);
  const moved = new Map(known.filter((text) => !present.has(text.file)).map((text) => [text.sha256, text.id]));
  const taken = new Map<string, string>();
  const wanted = files.map((file) => {
    let id = byFile.get(file);
    if (id === undefined && moved.size > 0) {
      const sum = sha256(file);
      id = sum === undefined ? undefined : moved.get(sum);
      if (sum !== undefined) moved.delete(sum);
    }
    if (id !== undefined) taken.set(id, file);
    return { file, kept: id };
  });
  const claims = new Map<string, string[]>();
  for (const { file, kept } of wanted) {
    if (kept === undefined) claims.set(idOf(file), [...(claims.get(idOf(file)) ?? []), file]);
  }
  return wanted.map(({ file, kept }) => {
    if (kept !== undefined) return { file, id: kept };
    const id = idOf(file);
    const others = [...(claims.get(id) ?? []), ...(taken.has(id) ? [taken.get(id) as string] : [])].filter(
      (other) => other !== file,
    );
    if (others.length === 0) return { file, id };
    return {
      file,
      refusal: `Its id ${JSON.stringify(id)} is also that of ${others.map((other) => JSON.stringify(other)).join(' and ')}; rename one of them`,
    };
  });
}

/**
 * The id that a path gives: without its ending, Chinese characters as pinyin, everything else but `[a-z0-9._]` as hyphens.
 *
 * @example idOf('2019/河边老渡口.txt') // '2019/he-bian-lao-du-kou'
 */
export function idOf(file: string): string {
  const extension = posix.extname(file);
  const path = extension.length > 1 && extension.length <= 6 ? file.slice(0, -extension.length) : file;
  return path.split('/').map(idPart).join('/');
}

function idPart(name: string): string {
  const ascii = pinyin(name.normalize('NFKC'), { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true })
    .join('-')
    .toLowerCase()
    .replace(/[^a-z0-9._]+/g, '-')
    .slice(0, longestPart);
  const trimmed = trim(ascii);
  if (trimmed === '') return 'text';
  return reservedParts.includes(trimmed) ? `${trimmed}-text` : trimmed;
}

/** Without leading and trailing hyphens and dots, so that no part is hidden, `.` or `..`. */
function trim(part: string): string {
  let start = 0;
  let end = part.length;
  const isEdge = (index: number) => part[index] === '-' || part[index] === '.';
  while (start < end && isEdge(start)) start++;
  while (end > start && isEdge(end - 1)) end--;
  return part.slice(start, end);
}
