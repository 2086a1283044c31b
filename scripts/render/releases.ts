/** The releases of an archive: `releases/log.yaml` and `releases/texts.tsv` in its content folder. */
import { join } from 'node:path';
import {
  compareStates,
  formatRelease,
  formatStates,
  type Release,
  type ReleaseLog,
  readReleases,
  readStates,
  type TextStates,
} from '../../src/site/releases.ts';
import { readIfThere, writeFileWhole } from '../cli/write-file.ts';
import { type ContentFolders, listIds, markdownFile, recordFile, sha256 } from './content.ts';

const logFile = ({ contentDir }: ContentFolders): string => join(contentDir, 'releases/log.yaml');
const statesFile = ({ contentDir }: ContentFolders): string => join(contentDir, 'releases/texts.tsv');

/** Digits of a checksum that stand for a file: enough to see that it changed. */
const digits = 12;

/** @param hash checksums of the Markdown and of the record (empty where there is none), with a blank between. */
function stateOf(hash: string): { text: string; record: string } {
  const [text = '', record = ''] = hash.split(' ');
  return { text: text.slice(0, digits), record: record.slice(0, digits) };
}

/** Names the state of all texts: the same name, the same content. */
export function releaseNameOf(ids: readonly string[], hashOf: (id: string) => string): string {
  const lines = [...ids].sort().map((id) => `${hashOf(id)} ${id}\n`);
  return sha256(lines.join('')).slice(0, digits);
}

/** The releases so far, and what changed since the last. Depends on the content folder alone. */
export function loadReleases(
  folders: ContentFolders,
  ids: readonly string[],
  hashOf: (id: string) => string,
): ReleaseLog {
  const log = readIfThere(logFile(folders));
  if (log === undefined) return { releases: [] };
  const releases = readReleases(log);
  if (releases[0]?.release === releaseNameOf(ids, hashOf)) return { releases };
  const since = compareStates(
    readStates(readIfThere(statesFile(folders)) ?? ''),
    new Map(ids.map((id) => [id, stateOf(hashOf(id))])),
  );
  return { releases, since };
}

/**
 * Make the content folder's present state a release, unless nothing changed since the last one.
 *
 * @param date ISO 8601.
 * @returns the release, or undefined where nothing changed.
 */
export function makeRelease(folders: ContentFolders, date: string): Release | undefined {
  const ids = listIds(folders);
  const hashes = new Map(
    ids.map((id) => {
      const record = readIfThere(recordFile(folders, id));
      const text = sha256(readIfThere(markdownFile(folders, id)) ?? '');
      return [id, `${text} ${record === undefined ? '' : sha256(record)}`];
    }),
  );
  const hashOf = (id: string): string => hashes.get(id) ?? '';
  const states: TextStates = new Map(ids.map((id) => [id, stateOf(hashOf(id))]));
  const name = releaseNameOf(ids, hashOf);
  const log = readIfThere(logFile(folders)) ?? '';
  const [last] = readReleases(log);
  const before = readStates(readIfThere(statesFile(folders)) ?? '');
  const release: Release = {
    date,
    release: name,
    texts: ids.length,
    ...compareStates(before, states),
    ...(last === undefined && { added: [] }),
  };
  const isNew = last?.release !== name;
  // The log first: if the list is not written after it, the next release writes it.
  if (isNew)
    writeFileWhole(logFile(folders), `${log}${log === '' || log.endsWith('\n') ? '' : '\n'}${formatRelease(release)}`);
  writeFileWhole(statesFile(folders), formatStates(states));
  return isNew ? release : undefined;
}
