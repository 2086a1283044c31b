/**
 * The folder of a site as groups of files (a text's pages, a list, a shard of the index), each under a token that says
 * what it was made from.
 */
import { hash } from 'node:crypto';
import { mkdirSync, readdirSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { StageProgress } from '../cli/progress.ts';
import { copyFresh, linkOrCopy, writeFresh } from './files.ts';
import { filesOf, groupOf, isMadeOf, pagesIn, type TreeState, tokenOf } from './tree-state.ts';

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
    let last: string | undefined;
    for (const file of added) {
      onProgress?.('Files put in place', 1, added.length);
      const target = `${this.folder}/${file.path}`;
      const folder = dirname(file.path);
      if (folder !== '.' && folder !== last) this.#filled.add(folder);
      last = folder;
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
      const files = filesOf(group).map((path) => ({ path, from: `${site}/${path}` }));
      other.put(name, tokenOf(group), files);
    }
  }

  /** What the folder holds, when it is finished. */
  get state(): TreeState {
    const folders = this.#old.folders.filter((folder) => !this.#emptied.has(folder) && !this.#filled.has(folder));
    for (const folder of this.#filled) folders.push(folder);
    return { root: readdirSync(this.folder).sort(), folders, groups: this.#groups };
  }
}
