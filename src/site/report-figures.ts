import { type ArchiveIndex, type IndexEntry, undated } from './archive-index.ts';
import { yearOf } from './edtf.ts';
import type { ReportedFile, ReportSource } from './report-page.ts';
import type { Shelf, Shelves } from './shelves.ts';

/** Columns of the table of coverage. */
const mostPlaces = 8;

/** Examples of a kind of repair. */
const mostExamples = 3;

/** What one step repaired for one reason. */
export interface RepairKind {
  readonly step: string;
  readonly reason: string;
  readonly count: number;
  /** Number of texts. */
  readonly texts: number;
  /** Ids of those with the most repairs of the kind, these first. */
  readonly examples: readonly string[];
}

/** What the report tells of all texts, in whatever language. */
export interface ReportFigures {
  readonly entries: ReadonlyMap<string, IndexEntry>;
  readonly setAside: readonly ReportedFile[];
  readonly warned: readonly ReportedFile[];
  readonly handEdited: number;
  readonly changes: number;
  readonly doubts: number;
  /** Texts with doubts, those with the most first. */
  readonly doubted: readonly IndexEntry[];
  /** Ids of texts with one source. */
  readonly duplicates: readonly (readonly string[])[];
  /** The most frequent first. */
  readonly repairs: readonly RepairKind[];
  /** Places that coverage is shown for. */
  readonly places: readonly Shelf[];
  /** Texts by year, `undated` among them: for each of these places, and last without any place. */
  readonly coverage: ReadonlyMap<string, readonly number[]>;
}

/** Count it: once for the report in all languages. */
export function reportFigures(
  { entries, years }: ArchiveIndex,
  { files = [], sources, repairs }: ReportSource,
  shelves: Shelves,
): ReportFigures {
  const sum = (field: 'changes' | 'doubts'): number => entries.reduce((total, entry) => total + entry[field], 0);
  const places = shelves.places.slice(0, mostPlaces);
  const coverage = new Map(Array.from(years.keys(), (year) => [year, new Array<number>(places.length + 1).fill(0)]));
  const count = (entry: IndexEntry, place: number): void => {
    const counts = coverage.get(yearOf(entry.date) ?? undated);
    if (counts !== undefined) counts[place] = (counts[place] as number) + 1;
  };
  for (const [place, shelf] of places.entries()) for (const entry of shelf.entries) count(entry, place);
  for (const entry of entries) if (entry.places === undefined || entry.places.length === 0) count(entry, places.length);
  return {
    entries: new Map(entries.map((entry) => [entry.id, entry])),
    setAside: files.filter(({ outcome }) => outcome === 'set-aside'),
    warned: files.filter(({ warnings }) => warnings.length > 0),
    handEdited: files.filter(({ outcome }) => outcome === 'hand-edited').length,
    changes: sum('changes'),
    doubts: sum('doubts'),
    doubted: entries.filter(({ doubts }) => doubts > 0).sort((a, b) => b.doubts - a.doubts),
    duplicates: exactDuplicates(sources),
    repairs: repairKinds(repairs),
    places,
    coverage,
  };
}

function exactDuplicates(sources: ReadonlyMap<string, string>): string[][] {
  const firsts = new Map<string, string>();
  const alike = new Map<string, string[]>();
  for (const [id, sum] of sources) {
    const first = firsts.get(sum);
    if (first === undefined) firsts.set(sum, id);
    else alike.set(sum, [...(alike.get(sum) ?? [first]), id]);
  }
  // In the order of the first of each.
  return alike.size === 0 ? [] : [...firsts.keys()].flatMap((sum) => (alike.has(sum) ? [alike.get(sum) ?? []] : []));
}

interface Example {
  readonly id: string;
  readonly count: number;
}

interface Counted {
  readonly step: string;
  readonly reason: string;
  readonly best: Example[];
  count: number;
  texts: number;
}

function repairKinds(repairs: ReportSource['repairs']): RepairKind[] {
  const kinds: Counted[] = [];
  const byStep = new Map<string, Map<string, Counted>>();
  const kindOf = (step: string, reason: string): Counted => {
    const known = byStep.get(step)?.get(reason);
    if (known !== undefined) return known;
    const kind = { step, reason, count: 0, texts: 0, best: [] };
    byStep.set(step, (byStep.get(step) ?? new Map<string, Counted>()).set(reason, kind));
    kinds.push(kind);
    return kind;
  };
  const isBefore = (one: Example, other: Example): boolean =>
    one.count > other.count || (one.count === other.count && one.id < other.id);
  for (const [id, list] of repairs) {
    for (const { step, reason, count } of list) {
      const kind = kindOf(step, reason);
      kind.count += count;
      kind.texts++;
      const last = kind.best[mostExamples - 1];
      if (last !== undefined && !isBefore({ id, count }, last)) continue;
      kind.best.push({ id, count });
      kind.best.sort((one, other) => (isBefore(one, other) ? -1 : 1));
      kind.best.length = Math.min(kind.best.length, mostExamples);
    }
  }
  return kinds
    .sort((a, b) => b.count - a.count)
    .map(({ best, ...kind }) => ({ ...kind, examples: best.map(({ id }) => id) }));
}
