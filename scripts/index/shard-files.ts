/** Which files of the cache make up a shard in the site, and under which names. */
import { countsFile } from '../../src/search/index-reader/counts.ts';
import { firstOf, secondOf } from '../../src/search/index-writer/word-key.ts';
import type { PagefindClientFiles } from './client-files.ts';
import { namesOf } from './shard-lists.ts';
import type { ShardState } from './shard-state.ts';
import { digestOf } from './stored-files.ts';

/** A file to be put below the shard's folder in the site. */
export interface ShardFile {
  readonly path: string;
  readonly from: string;
}

/** Files that are put and removed together. */
export interface ShardGroup {
  /** The same from build to build, for a group of the same place in the index. */
  readonly name: string;
  /** One word for the files. */
  readonly token: string;
  readonly files: readonly ShardFile[];
}

/** Fragments in one group: one changed text makes as many links anew. */
const FRAGMENTS = 64;

/** Chunks in one group, at the mean; a group begins with a word that a remainder of its key marks. */
const CHUNKS = 8;

/** Groups of files of counts at most. */
const COUNT_GROUPS = 128;

/** The groups of files of a shard; those that a change leaves alone keep name and token. */
export function shardGroups(folder: string, state: ShardState): ShardGroup[] {
  const names = namesOf(state);
  const groups: ShardGroup[] = [];
  const add = (name: string, files: readonly ShardFile[]): void => {
    const token = digestOf(files.map(({ path, from }) => `${path} ${from}`).join('\n'));
    groups.push({ name, token, files });
  };
  const fragments = state.texts.map(({ fragment }, page) => ({
    path: `fragment/${names.fragments[page] as string}.pf_fragment`,
    from: `${folder}/${fragment.digest}`,
  }));
  for (let page = 0; page < fragments.length; page += FRAGMENTS)
    add(`texts ${page}`, fragments.slice(page, page + FRAGMENTS));
  const chunks = state.chunks.map(({ file }, number) => ({
    path: `index/${names.chunks[number] as string}.pf_index`,
    from: `${folder}/${file.digest}`,
  }));
  let start = 0;
  for (let number = 1; number <= chunks.length; number++) {
    const first = state.chunks[number]?.first;
    if (first !== undefined && first % CHUNKS !== 0) continue;
    add(`words ${state.chunks[start]?.first ?? 0}`, chunks.slice(start, number));
    start = number;
  }
  // By the word, not by its place among the others: one more word leaves the other groups as they are.
  const counts = new Map<number, ShardFile[]>();
  state.counts.forEach(({ key, file }, number) => {
    const group = (firstOf(key) + secondOf(key)) % COUNT_GROUPS;
    const files = counts.get(group) ?? [];
    files.push({ path: countsFile(names.counts[number] as string), from: `${folder}/${file.digest}` });
    counts.set(group, files);
  });
  for (const [group, files] of counts) add(`counts ${group}`, files);
  add(
    'lists',
    state.others.map(({ path, file }) => ({ path, from: `${folder}/${file.digest}` })),
  );
  return groups;
}

/** Files of Pagefind's client beside a shard. */
export function clientGroup(client: PagefindClientFiles): ShardGroup {
  return {
    name: 'client',
    token: client.version,
    files: client.files.map(({ name, from }) => ({ path: name, from })),
  };
}
