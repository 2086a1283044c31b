/** Addresses of the site's pages and files, all below the base path. Nothing else puts an address together. */

import type { Edition, Script } from './edition.ts';

/** Each segment: ASCII, no dot at its head (so never `.` or `..`), no empty ones. */
const validId = /^[a-z0-9_-][a-z0-9._-]*(\/[a-z0-9_-][a-z0-9._-]*)*$/;

/**
 * Check that an id can stand in an address and in a file path.
 *
 * @throws RangeError naming the id.
 */
export function checkId(id: string): string {
  if (validId.test(id)) return id;
  throw new RangeError(
    `Unexpected id ${JSON.stringify(id)}, expected segments of [a-z0-9._-] that do not begin with a dot`,
  );
}

/**
 * The base path with a slash at both ends.
 *
 * @example normalizeBase('archive') // '/archive/'
 */
export function normalizeBase(base: string): string {
  const inner = base.replace(/^\/{1,9}/, '').replace(/\/{1,9}$/, '');
  if (/[?#\s"'<>\\]/.test(inner))
    throw new RangeError(`Unexpected base path ${JSON.stringify(base)}, expected one such as /archive/`);
  return inner === '' ? '/' : `/${inner}/`;
}

/** Ways into the archive besides the years. */
export type Way = 'places' | 'publishers' | 'people' | 'kinds' | 'phrases';

/** Paths below the base path, without a slash at their head; folders end in a slash. */
export const paths = {
  home: (edition: Edition): string => edition.prefix,
  texts: (edition: Edition): string => `${edition.prefix}texts/`,
  text: (edition: Edition, id: string): string => `${edition.prefix}texts/${id}/`,
  record: (edition: Edition, id: string): string => `${edition.prefix}texts/${id}/record/`,
  /** @param page counted from 1. */
  year: (edition: Edition, year: string, page = 1): string =>
    `${edition.prefix}years/${year}/${page === 1 ? '' : `${page}/`}`,
  /** Where a text stands beside its other versions. */
  versions: (edition: Edition, id: string): string => `${edition.prefix}texts/${id}/versions/`,
  /** An overview of ways in. */
  ways: (edition: Edition, way: Way): string => `${edition.prefix}${way}/`,
  /** @param slug may have slashes; @param page counted from 1. */
  way: (edition: Edition, way: Way, slug: string, page = 1): string =>
    `${edition.prefix}${way}/${slug}/${page === 1 ? '' : `page-${page}/`}`,
  report: (edition: Edition): string => `${edition.prefix}report/`,
  downloads: (edition: Edition): string => `${edition.prefix}downloads/`,
  /** A file of the whole archive. */
  download: (file: string): string => `downloads/${file}`,
  search: (edition: Edition): string => `${edition.prefix}search/`,
  about: (edition: Edition): string => `${edition.prefix}about/`,
  /** A text's Markdown file, in its original script. */
  markdown: (id: string): string => `texts/${id}/index.md`,
  /** A text's other files, beside its page in the default script. */
  plainText: (id: string, script: Script): string => `texts/${id}/text.${script.toLowerCase()}.txt`,
  json: (id: string): string => `texts/${id}/text.json`,
  tei: (id: string): string => `texts/${id}/text.tei.xml`,
  epub: (id: string): string => `texts/${id}/text.epub`,
  corrections: (edition: Edition): string => `${edition.prefix}corrections/`,
  sourceFile: (sourceFile: string): string => `sources/${publishedSourceName(sourceFile)}`,
  searchIndex: (): string => 'pagefind/',
};

/** The link to a path below the base path; each segment is percent-encoded. */
export function link(base: string, path: string): string {
  if (plainPath.test(path)) return base + path;
  return base + path.split('/').map(encodeURIComponent).join('/');
}

/** Characters that need no encoding: most paths have no others. */
const plainPath = /^[\w./~!*'()-]*$/;

/** Endings of files that no browser runs or shows as a page of this site. */
const harmlessEndings = ['.txt', '.md', '.csv', '.json', '.jsonl', '.pdf', '.docx', '.epub', '.gz', '.zip'];

/**
 * The name under which a source file is published: a web server must never serve it as a page that could run scripts.
 *
 * @example publishedSourceName('a/b.html') // 'a/b.html.txt'
 */
export function publishedSourceName(sourceFile: string): string {
  const lower = sourceFile.toLowerCase();
  return harmlessEndings.some((ending) => lower.endsWith(ending)) ? sourceFile : `${sourceFile}.txt`;
}

/** The file that a web server shows for a path below the base path. */
export function fileOf(path: string): string {
  return path === '' || path.endsWith('/') ? `${path}index.html` : path;
}
