/** What texts have to do with each other, found over all of them before pages are rendered. */

import type { ArchiveIndex, IndexEntry } from './archive-index.ts';
import type { Neighbour } from './text-page.ts';

/** A passage of a text that another text has too. */
export interface SharedHere {
  /** Names of the blocks in which it begins, here and there. */
  readonly block: string;
  readonly otherBlock: string;
  /** Id of the other text. */
  readonly other: string;
  /** Letters and digits that agree. */
  readonly letters: number;
  /** How it begins, as it stands here. */
  readonly opening: string;
}

/** A place where a phrase stands, with what stands around it in its block. */
export interface PhrasePassage {
  readonly id: string;
  readonly block: string;
  readonly before: string;
  readonly words: string;
  readonly behind: string;
}

/** A fixed phrase, with what is known of the texts that have it (of versions of one text, the first). */
export interface Phrase {
  readonly phrase: string;
  /** Number of texts. */
  readonly texts: number;
  /** Id of the first by date; absent where no text has the phrase. */
  readonly first?: string;
  /** Number of texts of each known year. */
  readonly years: ReadonlyMap<number, number>;
  readonly passages: readonly PhrasePassage[];
  readonly occurrences: number;
}

/** All relations of an archive. */
export interface Relations {
  /** Ids of the versions of one text, in order of date. */
  readonly groups: readonly (readonly string[])[];
  /** By id. */
  readonly shared: Readonly<Record<string, readonly SharedHere[]>>;
  readonly phrases: readonly Phrase[];
}

/** What the page of one text shows of its relations. */
export interface TextRelations {
  /** Other versions of this text, in order of date. */
  readonly versions: readonly Version[];
  readonly shared: readonly (Omit<SharedHere, 'other'> & { readonly other: Neighbour })[];
}

export type Version = Neighbour & Pick<IndexEntry, 'date' | 'dateInferred' | 'publisher'>;

/** What is needed to look up one text's relations quickly. */
export function relationsByText(relations: Relations, index: ArchiveIndex): (id: string) => TextRelations | undefined {
  const named = new Set(relations.groups.flat());
  for (const passages of Object.values(relations.shared)) for (const { other } of passages) named.add(other);
  const entries = new Map(index.entries.flatMap((entry) => (named.has(entry.id) ? [[entry.id, entry]] : [])));
  const groupOf = new Map(relations.groups.flatMap((group) => group.map((id) => [id, group] as const)));
  return (id) => {
    const group = groupOf.get(id);
    // An id may be called as something that every object has.
    const passages = Object.hasOwn(relations.shared, id) ? relations.shared[id] : undefined;
    // Most texts have nothing to do with others.
    if (group === undefined && passages === undefined) return undefined;
    const versions = (group ?? []).flatMap((other) => {
      const entry = other === id ? undefined : entries.get(other);
      return entry === undefined ? [] : [versionOf(entry)];
    });
    const shared = (passages ?? []).flatMap((passage) => {
      const entry = entries.get(passage.other);
      return entry === undefined
        ? []
        : [{ ...passage, other: { id: entry.id, title: entry.title, script: entry.script } }];
    });
    return versions.length === 0 && shared.length === 0 ? undefined : { versions, shared };
  };
}

function versionOf({ id, title, script, date, dateInferred, publisher }: IndexEntry): Version {
  return {
    id,
    title,
    script,
    ...(date !== undefined && { date }),
    ...(dateInferred && { dateInferred }),
    ...(publisher !== undefined && { publisher }),
  };
}
