/**
 * The folder of a site as groups of files (a text's pages, a list, a shard of the index), each under a token that says
 * what it was made from. The site before the last is kept aside and only brought up to date: a build then touches the
 * files of what changed, however large the archive is.
 */
import { hash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { StageProgress } from '../cli/progress.ts';
import { copyFresh, linkOrCopy, writeFresh } from './files.ts';
import {
  filesOf,
  formatTreeState,
  groupOf,
  isMadeOf,
  pagesIn,
  parseTreeState,
  type TreeState,
  tokenOf,
} from './tree-state.ts';

/** A file of a group: its path below the site's root and where it comes from. */
export type TreeFile =
  | {
      readonly path: string;
      readonly from: string;
      /** Copied rather than linked: a person may edit the original. */
      readonly copy?: boolean;
    }
  | { readonly path: string; readonly content: string };

export class SiteTree {
  readonly folder: string;
  readonly #old: TreeState;
  readonly #groups = new Map<string, string>();
  /** Folders that files were put into, and that are no more. */
  readonly #filled = new Set<string>();
  readonly #emptied = new Set<string>();
  readonly #added: TreeFile[] = [];
  readonly #removed: string[] = [];

  /** @param old what the folder holds; it must be empty or not there without. */
  constructor(folder: string, old: TreeState = { root: [], folders: [], groups: new Map() }) {
    this.folder = folder;
    this.#old = old;
    mkdirSync(folder, { recursive: true });
  }

  /** Whether the folder holds a group in this state, as far as is known without looking at its files. */
  has(name: string, token: string): boolean {
    return isMadeOf(this.#old.groups.get(name), token);
  }

  /** A group that is there already stays. */
  keep(name: string): void {
    const group = this.#old.groups.get(name);
    if (group === undefined) throw new Error(`There is no group ${name} to keep`);
    this.#groups.set(name, group);
  }

  /**
   * A group stays where it is there in this state: `has` and `keep` in one, for the many groups of texts.
   *
   * @returns how many of its files are pages; undefined where it is not there so.
   */
  keepPages(name: string, token: string): number | undefined {
    const group = this.#old.groups.get(name);
    if (group === undefined || !isMadeOf(group, token)) return undefined;
    this.#groups.set(name, group);
    return pagesIn(group);
  }

  /** The group is to consist of these files, in the place of what it was. Nothing is written before `finish`. */
  put(name: string, token: string, files: readonly TreeFile[]): void {
    for (const path of filesOf(this.#old.groups.get(name))) this.#removed.push(path);
    for (const file of files) this.#added.push(file);
    this.#groups.set(name, groupOf(token, files));
  }

  /** A file made in memory. */
  write(path: string, content: string): void {
    const name = `file ${path}`;
    const token = hash('sha256', content);
    if (this.has(name, token)) this.keep(name);
    else this.put(name, token, [{ path, content }]);
  }

  /** Remove what is no longer wanted, then put in place what is new. */
  finish(onProgress?: StageProgress): void {
    for (const [name, group] of this.#old.groups) {
      if (!this.#groups.has(name)) for (const path of filesOf(group)) this.#removed.push(path);
    }
    const added = new Set(this.#added.map(({ path }) => path));
    const emptied = new Set<string>();
    for (const path of this.#removed) {
      rmSync(join(this.folder, path), { force: true });
      if (!added.has(path)) emptied.add(dirname(path));
    }
    this.#place(onProgress);
    for (const folder of emptied) this.#removeEmpty(folder);
  }

  /** Put files in place already while others are made, where there was no site: nothing will be removed then. */
  placeNew(onProgress?: StageProgress): void {
    if (this.#old.groups.size === 0) this.#place(onProgress);
  }

  #place(onProgress?: StageProgress): void {
    const added = this.#added.splice(0);
    for (const file of added) {
      onProgress?.('Files put in place', 1, added.length);
      const target = join(this.folder, file.path);
      const folder = dirname(file.path);
      if (folder !== '.') this.#filled.add(folder);
      if ('content' in file) writeFresh(target, file.content);
      else if (file.copy) copyFresh(file.from, target);
      else linkOrCopy(file.from, target);
    }
  }

  #removeEmpty(folder: string): void {
    for (let below = folder; below !== '.'; below = dirname(below)) {
      try {
        rmdirSync(join(this.folder, below));
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        if (code !== 'ENOENT') return;
      }
      this.#filled.delete(below);
      this.#emptied.add(below);
    }
  }

  /** Put the same files into another tree that has none, from where this one's folder stands now. */
  putInto(other: SiteTree, site: string): void {
    for (const [name, group] of this.#groups) {
      const files = filesOf(group).map((path) => ({ path, from: join(site, path) }));
      other.put(name, tokenOf(group), files);
    }
  }

  /** Remember what the folder holds, for the build after the next. Call when it is finished and before it is renamed. */
  remember(stateDir: string): void {
    const name = identityOf(this.folder);
    if (name === undefined) return;
    mkdirSync(stateDir, { recursive: true });
    const folders = this.#old.folders.filter((folder) => !this.#emptied.has(folder) && !this.#filled.has(folder));
    for (const folder of this.#filled) folders.push(folder);
    const state = { root: readdirSync(this.folder).sort(), folders, groups: this.#groups };
    writeFileSync(join(stateDir, name), formatTreeState(state));
  }
}

/** One word for a folder that it keeps when it is renamed; `undefined` where the file system has none. */
function identityOf(folder: string): string | undefined {
  const stats = statSync(folder, { throwIfNoEntry: false });
  return stats === undefined || !(stats.birthtimeMs > 0) ? undefined : `${stats.ino}-${stats.birthtimeMs}.json`;
}

const spareIn = (stateDir: string): string => join(stateDir, 'spare');

/**
 * Open a folder to build a site in: the spare one where there is one and it is known what it holds, else a new one.
 *
 * The spare's state is forgotten first, so that an interrupted build leaves a folder that nobody trusts.
 *
 * @param stateDir where spare and states are kept; `undefined` for a new folder in any case.
 */
export function openSiteTree(folder: string, stateDir: string | undefined): SiteTree {
  rmSync(folder, { recursive: true, force: true });
  if (stateDir === undefined) return new SiteTree(folder);
  const spare = spareIn(stateDir);
  const state = takeState(stateDir, spare);
  if (state !== undefined) {
    try {
      renameSync(spare, folder);
      return new SiteTree(folder, state);
    } catch {
      // On another disk than the cache: begin anew.
    }
  }
  rmSync(spare, { recursive: true, force: true });
  return new SiteTree(folder);
}

function takeState(stateDir: string, spare: string): TreeState | undefined {
  const name = identityOf(spare);
  if (name === undefined) return undefined;
  const file = join(stateDir, name);
  if (!existsSync(file)) return undefined;
  try {
    const { mtimeMs } = statSync(file);
    const state = parseTreeState(readFileSync(file, 'utf8'));
    rmSync(file);
    return state !== undefined && isAsLeft(spare, state, mtimeMs) ? state : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Tell whether nothing came into a folder or went from it since a time: a site stood where people can reach it, and a file
 * that somebody took away must not stay away. One look at each folder, not at each file.
 */
function isAsLeft(site: string, { root, folders }: TreeState, since: number): boolean {
  if (readdirSync(site).sort().join('/') !== root.join('/')) return false;
  return folders.every((folder) => {
    const stats = statSync(`${site}/${folder}`, { throwIfNoEntry: false });
    return stats !== undefined && stats.mtimeMs <= since;
  });
}

/** Keep a folder that was replaced as the spare of the next build; removed where that cannot be. */
export function keepAsSpare(folder: string, stateDir: string, site: string): void {
  const spare = spareIn(stateDir);
  try {
    rmSync(spare, { recursive: true, force: true });
    mkdirSync(stateDir, { recursive: true });
    renameSync(folder, spare);
  } catch {
    rmSync(folder, { recursive: true, force: true });
  }
  const known = new Set(['spare', identityOf(spare), identityOf(site)]);
  for (const name of readdirSync(stateDir)) {
    if (!known.has(name)) rmSync(join(stateDir, name), { recursive: true, force: true });
  }
}

/**
 * Where no site was kept aside whose files are known, as after a first build, make one from the site that was built: the next
 * build, which may have one text to bring up to date, would wait for it. It is not needed, so whatever goes wrong leaves none.
 *
 * @param tree what was built.
 * @param site where it stands now.
 */
export function makeSpare(tree: SiteTree, site: string, stateDir: string, onProgress?: StageProgress): void {
  const spare = spareIn(stateDir);
  const known = identityOf(spare);
  if (known !== undefined && existsSync(join(stateDir, known))) return;
  if (identityOf(site) === undefined) return;
  try {
    if (statSync(stateDir).dev !== statSync(site).dev) return;
    rmSync(spare, { recursive: true, force: true });
    const second = new SiteTree(spare);
    tree.putInto(second, site);
    second.finish((_, count, total) => onProgress?.('Made ready for changes', count, total));
    second.remember(stateDir);
  } catch {
    rmSync(spare, { recursive: true, force: true });
  }
}
