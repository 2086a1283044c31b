/**
 * What a site's folder holds, as a text: parts that are not taken apart until they are asked for. A hundred thousand texts have a
 * million files.
 *
 *     format, names in the root, folders, then a part for each group: name, token, paths of its files
 *
 * Parts end in two NUL characters, what is in them is separated by one.
 */

export interface TreeState {
  /** Names in the site's root: a file that somebody put there must not come back with the next but one build. */
  readonly root: readonly string[];
  /** Folders below the root that files were put into. */
  readonly folders: readonly string[];
  /** Groups by name, as `groupOf` writes them. */
  readonly groups: ReadonlyMap<string, string>;
}

const format = '2';
const separator = '\0';
const end = '\0\0';

/** A group's token and the paths of its files in one word. */
export function groupOf(token: string, files: readonly { readonly path: string }[]): string {
  if (token === '' || token.includes(separator))
    throw new Error(`Unexpected token ${JSON.stringify(token)} of a group`);
  return [token, ...files.map(({ path }) => path)].join(separator);
}

export function isMadeOf(group: string | undefined, token: string): boolean {
  return group?.startsWith(token) === true && (group.length === token.length || group[token.length] === separator);
}

/** What a group's files were made from. */
export function tokenOf(group: string): string {
  return group.split(separator, 1)[0] as string;
}

/** The paths of a group's files; none where there is no group. */
export function filesOf(group: string | undefined): string[] {
  return group === undefined ? [] : group.split(separator).slice(1);
}

const page = '.html';

/** How many of a group's files are pages. */
export function pagesIn(group: string): number {
  let pages = group.endsWith(page) ? 1 : 0;
  const inside = page + separator;
  for (let at = group.indexOf(inside); at >= 0; at = group.indexOf(inside, at + inside.length)) pages++;
  return pages;
}

export function formatTreeState({ root, folders, groups }: TreeState): string {
  const parts = [format, root.join(separator), folders.join(separator)];
  for (const [name, group] of groups) parts.push(name + separator + group);
  return parts.join(end);
}

/** @returns undefined where the text is of another format. */
export function parseTreeState(text: string): TreeState | undefined {
  const [found, root = '', folders = '', ...groups] = text.split(end);
  if (found !== format) return undefined;
  const list = (part: string): string[] => (part === '' ? [] : part.split(separator));
  return {
    root: list(root),
    folders: list(folders),
    groups: new Map(
      groups.map((part) => {
        const name = part.indexOf(separator);
        return [part.slice(0, name), part.slice(name + 1)];
      }),
    ),
  };
}
