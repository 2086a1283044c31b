/**
 * The site before the last is kept aside and only brought up to date: a build then touches the files of what changed, however
 * large the archive is.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StageProgress } from '../cli/progress.ts';
import { SiteTree } from './site-tree.ts';
import { formatTreeState, parseTreeState, type TreeState } from './tree-state.ts';

/** One word for a folder that it keeps when it is renamed; `undefined` where the file system has none. */
function identityOf(folder: string): string | undefined {
  const stats = statSync(folder, { throwIfNoEntry: false });
  return stats === undefined || !(stats.birthtimeMs > 0) ? undefined : `${stats.ino}-${stats.birthtimeMs}.json`;
}

/** Remember what a tree holds, for the build after the next. Call when it is finished and before it is renamed. */
export function rememberTree(tree: SiteTree, stateDir: string): void {
  const name = identityOf(tree.folder);
  if (name === undefined) return;
  mkdirSync(stateDir, { recursive: true });
  writeFileSync(join(stateDir, name), formatTreeState(tree.state));
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
    rememberTree(second, stateDir);
  } catch {
    rmSync(spare, { recursive: true, force: true });
  }
}
