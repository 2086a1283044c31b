import { parse, stringify } from 'yaml';

/** What became of the texts from one state of the archive to a later one; ids, sorted by code unit. */
export interface TextChanges {
  readonly added: readonly string[];
  /** The text itself or its front matter is another. */
  readonly changed: readonly string[];
  readonly removed: readonly string[];
  /** Number of texts of which the change record alone is another. */
  readonly records: number;
}

/** A dated state of the archive. Of the first, `added` is empty: everything was new. */
export interface Release extends TextChanges {
  /** ISO 8601. */
  readonly date: string;
  /** Names the state of all texts. */
  readonly release: string;
  /** Number of texts. */
  readonly texts: number;
  /** What whoever keeps the archive says of it; written into the log by hand. */
  readonly note?: string;
}

/** What stands for a text's Markdown and its record, by id: another word, another content. */
export type TextStates = ReadonlyMap<string, { readonly text: string; readonly record: string }>;

/** The releases of an archive, and where it stands now. */
export interface ReleaseLog {
  /** The newest first. */
  readonly releases: readonly Release[];
  /** What changed since the newest; absent where nothing did, or where there is no release. */
  readonly since?: TextChanges;
}

export const noReleases: ReleaseLog = { releases: [] };

/** Compare two states of an archive. */
export function compareStates(before: TextStates, now: TextStates): TextChanges {
  const ids = [...now.keys()].sort();
  return {
    added: ids.filter((id) => !before.has(id)),
    changed: ids.filter((id) => before.has(id) && before.get(id)?.text !== now.get(id)?.text),
    removed: [...before.keys()].filter((id) => !now.has(id)).sort(),
    records: ids.filter((id) => {
      const known = before.get(id);
      return known !== undefined && known.text === now.get(id)?.text && known.record !== now.get(id)?.record;
    }).length,
  };
}

export function isEmpty({ added, changed, removed, records }: TextChanges): boolean {
  return added.length + changed.length + removed.length + records === 0;
}

/** A release as an item of `content/releases/log.yaml`; the newest stands last there. */
export function formatRelease({ date, release, texts, added, changed, removed, records }: Release): string {
  const list = (name: string, ids: readonly string[]) => (ids.length === 0 ? {} : { [name]: ids });
  const item = {
    date,
    release,
    texts,
    ...list('added', added),
    ...list('changed', changed),
    ...list('removed', removed),
    ...(records > 0 && { records }),
  };
  return stringify([item], { lineWidth: 0 });
}

/**
 * Read `content/releases/log.yaml`, the newest first.
 *
 * @throws RangeError naming the item and the field.
 */
export function readReleases(yaml: string): Release[] {
  const items: unknown = parse(yaml) ?? [];
  if (!Array.isArray(items)) throw new RangeError('Unexpected content of `releases/log.yaml`, expected a list');
  return items.map(readRelease).reverse();
}

function readRelease(item: unknown, index: number): Release {
  const fields = (typeof item === 'object' && item !== null ? item : {}) as Readonly<Record<string, unknown>>;
  const unexpected = (field: string, expected: string): RangeError =>
    new RangeError(
      `Unexpected ${field} ${JSON.stringify(fields[field])} of item ${index + 1} in \`releases/log.yaml\`, expected ${expected}`,
    );
  const ids = (field: string): readonly string[] => {
    const value = fields[field] ?? [];
    if (!Array.isArray(value) || value.some((id) => typeof id !== 'string')) throw unexpected(field, 'a list of ids');
    return value as string[];
  };
  const { date, release, texts, records = 0, note } = fields;
  if (typeof date !== 'string' || !isDate(date)) throw unexpected('date', 'a day such as 2026-11-21');
  if (typeof release !== 'string') throw unexpected('release', 'its name');
  if (typeof texts !== 'number') throw unexpected('texts', 'a number');
  if (typeof records !== 'number') throw unexpected('records', 'a number');
  if (note !== undefined && typeof note !== 'string') throw unexpected('note', 'a text');
  return {
    date,
    release,
    texts,
    added: ids('added'),
    changed: ids('changed'),
    removed: ids('removed'),
    records,
    ...(note !== undefined && { note }),
  };
}

/** Tell whether a string is a day, as ISO 8601 writes it. */
export function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text) === true;
}

/** The texts of the newest release as lines `id`, word for the text, word for the record, with tabs between. */
export function formatStates(states: TextStates): string {
  return [...states]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, { text, record }]) => `${id}\t${text}\t${record}\n`)
    .join('');
}

export function readStates(lines: string): TextStates {
  const rows = lines.split('\n').filter((line) => line !== '');
  return new Map(
    rows.map((line) => {
      const [id = '', text = '', record = ''] = line.split('\t');
      return [id, { text, record }];
    }),
  );
}

/** The whole log as plain text, for those who take the archive away. */
export function changesText(name: string, release: string, { releases, since }: ReleaseLog): string {
  const list = ({ added, changed, removed, records }: TextChanges): string =>
    [
      ...added.map((id) => `  + ${id}`),
      ...changed.map((id) => `  * ${id}`),
      ...removed.map((id) => `  - ${id}`),
      ...(records > 0 ? [`  ${records} change records only`] : []),
    ].join('\n');
  const newest = releases[0];
  const now =
    newest === undefined
      ? [`${release}: not a release; no release has been made yet`]
      : since === undefined
        ? []
        : [`${release}: not a release; since the release of ${newest.date}:\n${list(since)}`];
  const parts = releases.map((one) => {
    const changes = isEmpty(one) ? '  first release' : list(one);
    return `${one.date}  ${one.release}  ${one.texts} texts\n${one.note === undefined ? '' : `  ${one.note}\n`}${changes}`;
  });
  const legend = '+ added   * changed   - removed';
  return `${[`Changes of ${name}`, legend, ...now, ...parts].join('\n\n')}\n`;
}
