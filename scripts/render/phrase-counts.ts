/**
 * What phrases were found from, kept from build to build: the sample's texts, folded, and their recurring strings with
 * counts. When a few texts of the sample change, the counts are corrected.
 *
 *     head length     a number of 32 bits
 *     head            JSON: see `Head`
 *     counts          of each string: number of texts, of occurrences, 32 bits each
 *     lengths         of each string, 8 bits, filled up to an even number of bytes
 *     strings         UTF-16, one after the other
 *     texts           UTF-16, folded, one after the other
 */
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { countRecurring, type RecurringStrings } from '../../src/phrases/count-recurring.ts';
import { longest, shortest } from '../../src/phrases/find-phrases.ts';
import { hanUnits } from '../../src/phrases/han.ts';
import { type ChangedUnits, recountRecurring } from '../../src/phrases/recount.ts';

/** Raise it when strings are counted or kept in another way. */
const format = 1;

/** Strings that are kept at most, some 25 bytes each; with more, all are counted anew each time. */
const mostKept = 1_000_000;

const wordBytes = 4;
const unitBytes = 2;

interface Head {
  readonly format: number;
  readonly fewest: number;
  readonly strings: number;
  /** UTF-16 code units of all strings. */
  readonly stringUnits: number;
  /** Of each text its id, its state and its length. */
  readonly texts: readonly (readonly [id: string, state: string, length: number])[];
}

interface KeptCounts {
  readonly fewest: number;
  readonly texts: ReadonlyMap<string, { readonly state: string; readonly units: Uint16Array }>;
  readonly strings: () => RecurringStrings;
}

/** A text of the sample. */
export interface SampleText {
  readonly id: string;
  /** One word for its state. */
  readonly state: string;
}

/** Counts the strings of a sample, by what is known of the last one. */
export class PhraseCounts {
  /** The sample's texts, folded, in order. */
  readonly units: readonly Uint16Array[];
  readonly #file: string;
  readonly #sample: readonly SampleText[];
  readonly #known: KeptCounts | undefined;

  /** @param textOf a text by its id; asked for those that are not as they were. */
  constructor(file: string, sample: readonly SampleText[], textOf: (id: string) => string) {
    this.#file = file;
    this.#sample = sample;
    this.#known = readCounts(file);
    this.units = sample.map(({ id, state }) => {
      const known = this.#known?.texts.get(id);
      return known?.state === state ? known.units : hanUnits(textOf(id));
    });
  }

  /** Strings that stand in at least `fewest` of the texts. */
  strings(fewest: number): RecurringStrings {
    const known = this.#known;
    const strings =
      known?.fewest === fewest
        ? recountRecurring(known.strings(), this.#changes(known), this.units, shortest, longest + 1, fewest)
        : countRecurring(this.units, shortest, longest + 1, fewest);
    if (strings.size > mostKept) rmSync(this.#file, { force: true });
    else writeCounts(this.#file, fewest, this.#sample, this.units, strings);
    return strings;
  }

  #changes({ texts }: KeptCounts): ChangedUnits[] {
    const now = new Map(this.#sample.map(({ id }, place) => [id, this.units[place]]));
    const changes: ChangedUnits[] = [];
    for (const [id, { units }] of texts) if (now.get(id) !== units) changes.push({ before: units, now: now.get(id) });
    for (const [id, units] of now) if (!texts.has(id)) changes.push({ before: undefined, now: units });
    return changes;
  }
}

function writeCounts(
  file: string,
  fewest: number,
  sample: readonly SampleText[],
  units: readonly Uint16Array[],
  strings: RecurringStrings,
): void {
  const all = [...strings.keys()].join('');
  const head: Head = {
    format,
    fewest,
    strings: strings.size,
    stringUnits: all.length,
    texts: sample.map(({ id, state }, place) => [id, state, (units[place] as Uint16Array).length]),
  };
  const headBytes = Buffer.from(JSON.stringify(head));
  const counts = new Uint32Array(2 * strings.size);
  const lengths = Buffer.alloc(strings.size + (strings.size % unitBytes));
  let number = 0;
  for (const [string, { texts, occurrences }] of strings) {
    counts[2 * number] = texts;
    counts[2 * number + 1] = occurrences;
    lengths[number++] = string.length;
  }
  const headLength = Buffer.alloc(wordBytes);
  headLength.writeUInt32LE(headBytes.length);
  const content = Buffer.concat([
    headLength,
    headBytes,
    Buffer.from(counts.buffer),
    lengths,
    Buffer.from(all, 'utf16le'),
    ...units.map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength)),
  ]);
  writeFileSync(`${file}.new`, content);
  renameSync(`${file}.new`, file);
}

/** What was kept; undefined where there is nothing, or it is of another kind. */
function readCounts(file: string): KeptCounts | undefined {
  let bytes: Buffer;
  let head: Head;
  let start: number;
  try {
    bytes = readFileSync(file);
    start = wordBytes + bytes.readUInt32LE(0);
    head = JSON.parse(bytes.toString('utf8', wordBytes, start)) as Head;
  } catch {
    return undefined;
  }
  const countsAt = start;
  const lengthsAt = countsAt + 2 * head.strings * wordBytes;
  const stringsAt = lengthsAt + head.strings + (head.strings % unitBytes);
  const textsAt = stringsAt + head.stringUnits * unitBytes;
  const textUnits = head.texts.reduce((sum, [, , length]) => sum + length, 0);
  if (head.format !== format || bytes.length !== textsAt + textUnits * unitBytes) return undefined;
  // Numbers may not begin anywhere.
  const units = new Uint16Array(textUnits);
  Buffer.from(units.buffer).set(bytes.subarray(textsAt));
  let at = 0;
  const texts = new Map(
    head.texts.map(([id, state, length]) => {
      at += length;
      return [id, { state, units: units.subarray(at - length, at) }];
    }),
  );
  return {
    fewest: head.fewest,
    texts,
    strings: () => {
      const counts = new Uint32Array(2 * head.strings);
      Buffer.from(counts.buffer).set(bytes.subarray(countsAt, lengthsAt));
      const all = bytes.toString('utf16le', stringsAt, textsAt);
      const strings = new Map<string, { texts: number; occurrences: number }>();
      let place = 0;
      for (let number = 0; number < head.strings; number++) {
        const length = bytes[lengthsAt + number] as number;
        strings.set(all.slice(place, place + length), {
          texts: counts[2 * number] as number,
          occurrences: counts[2 * number + 1] as number,
        });
        place += length;
      }
      return strings;
    },
  };
}
