import { chanceRatio, contextEntropy, cutsGrammar, stopsAtEdge } from './cohesion.ts';
import { countRecurring, countShort, type RecurringStrings } from './count-recurring.ts';
import { gap, hanUnits } from './han.ts';
import { StringFinder } from './string-finder.ts';

/** A text to look for phrases in. */
export interface PhraseText {
  readonly text: string;
  /** The text folded (`hanUnits`), where it is known; the text itself is then read only where a phrase was found. */
  readonly units?: Uint16Array;
  /** Whose words they are; phrases of one publisher alone are its house style. */
  readonly publisher?: string;
}

/** A string of Han characters that recurs across texts more than chance explains. */
export interface FoundPhrase {
  /** As it stands in the first text that has it. */
  readonly phrase: string;
  /** Indices of the texts that have it, ascending. */
  readonly texts: readonly number[];
  /** How many times more often it stands than its parts would meet by chance, as a power of two. */
  readonly bits: number;
}

/** Counts strings of folded texts, `shortest` to `longest + 1` long, that stand in at least `fewest` of them. */
export type CountStrings = (texts: readonly Uint16Array[], fewest: number) => RecurringStrings;

/** Shortest and longest phrase, characters. */
export const shortest = 4;
export const longest = 12;

/** Fewest texts: in a large archive one in five hundred, which keeps the table of candidates small. */
const fewestTexts = 3;
const shareOfTexts = 1 / 500;

/** Phrases kept at most. */
export const mostPhrases = 500;

/** Candidates whose contexts are looked at: those in the most texts. */
const mostCandidates = 20_000;

/** A phrase stands at least 2^6 times more often than its parts would meet by chance. */
const leastBits = 6;

/** Uncertainty of what comes before and behind it, bits: below, the string is part of a longer one. */
const leastEntropy = 0.9;

/** A longer string that has this share of a string's texts makes the shorter one a part of it. */
const absorbingShare = 0.7;

/**
 * Find fixed phrases (提法).
 *
 * Time is linear in the characters (four passes, each looks at 12 lengths), memory a fixed sketch and the strings that
 * recur. The same texts in the same order always give the same phrases.
 *
 * @param texts one of each group of copies, in order of date.
 * @param isName tells whether a string is a known name (a publisher, a person, a place) or part of one.
 * @param count who knows counts of before need not count all anew.
 * @returns at most `mostPhrases`, the most telling first.
 */
export function findPhrases(
  texts: readonly PhraseText[],
  isName: (phrase: string) => boolean,
  count: CountStrings = (units, fewest) => countRecurring(units, shortest, longest + 1, fewest),
): FoundPhrase[] {
  const fewest = Math.max(fewestTexts, Math.ceil(texts.length * shareOfTexts));
  const unitsOf = texts.map((one) => one.units ?? hanUnits(one.text));
  const strings = count(unitsOf, fewest);
  const short = countShort(unitsOf, shortest);
  const textsOf = (phrase: string): number => strings.get(phrase)?.texts ?? 0;
  const candidates = wholeStrings(strings)
    .filter((phrase) => !stopsAtEdge(phrase))
    .map((phrase) => ({ phrase, bits: chanceRatio(phrase, strings, short) }))
    .filter(({ phrase, bits }) => bits >= leastBits && !isName(phrase))
    .sort((a, b) => textsOf(b.phrase) - textsOf(a.phrase) || (a.phrase < b.phrase ? -1 : 1))
    .slice(0, mostCandidates);
  const publishers = new Set(texts.map(({ publisher }) => publisher)).size;
  const score = ({ bits, texts: { length } }: FoundPhrase): number => bits * length;
  const found = occurrencesOf(unitsOf, candidates)
    .filter(({ contexts }) => Math.min(...contexts.map(contextEntropy)) >= leastEntropy)
    .filter((phrase) => publishers < 3 || new Set(phrase.texts.map((text) => texts[text]?.publisher)).size > 1)
    .map(({ bits, start, length, texts: having }) => {
      const first = texts[having[0] as number];
      return { phrase: first?.text.slice(start, start + length) ?? '', texts: having, bits };
    })
    .sort((a, b) => score(b) - score(a) || (a.phrase < b.phrase ? -1 : 1));
  return withoutOverlaps(found).slice(0, mostPhrases);
}

/** Strings that are not just part of a longer one. */
function wholeStrings(strings: RecurringStrings): string[] {
  const absorbed = new Set<string>();
  for (const [longer, { texts }] of strings) {
    // A 的 behind a phrase does not make it a part of something longer.
    if (longer.length <= shortest || cutsGrammar(longer)) continue;
    for (const part of [longer.slice(1), longer.slice(0, -1)]) {
      if (texts >= absorbingShare * (strings.get(part)?.texts ?? 0)) absorbed.add(part);
    }
  }
  return [...strings.keys()].filter((phrase) => phrase.length <= longest && !absorbed.has(phrase));
}

type Contexts = Map<number, number>;
interface Occurring {
  readonly bits: number;
  /** Indices of texts. */
  readonly texts: number[];
  /** Where it stands in the first of them, and how long it is. */
  start: number;
  readonly length: number;
  readonly contexts: readonly [before: Contexts, behind: Contexts];
}

function occurrencesOf(
  unitsOf: readonly Uint16Array[],
  candidates: readonly { readonly phrase: string; readonly bits: number }[],
): Occurring[] {
  const byPhrase = new Map(
    candidates.map(({ phrase, bits }): [string, Occurring] => [
      phrase,
      { bits, texts: [], start: 0, length: phrase.length, contexts: [new Map(), new Map()] },
    ]),
  );
  const finder = new StringFinder(byPhrase, shortest, longest);
  // A phrase that stands free has each time another neighbour.
  const count = (contexts: Contexts, unit: number | undefined): void => {
    const key = unit === undefined || unit === gap ? -contexts.size - 1 : unit;
    contexts.set(key, (contexts.get(key) ?? 0) + 1);
  };
  for (const [index, units] of unitsOf.entries()) {
    finder.eachPlace(units, (phrase, start, end) => {
      if (phrase.texts.length === 0) phrase.start = start;
      if (phrase.texts.at(-1) !== index) phrase.texts.push(index);
      count(phrase.contexts[0], units[start - 1]);
      count(phrase.contexts[1], units[end]);
    });
  }
  return [...byPhrase.values()];
}

/** Of two phrases that share three characters in a row and mostly stand in the same texts, only the better one. */
function withoutOverlaps(phrases: readonly FoundPhrase[]): FoundPhrase[] {
  const kept: FoundPhrase[] = [];
  const byPart = new Map<string, FoundPhrase[]>();
  for (const phrase of phrases) {
    if (kept.length >= mostPhrases) break;
    const parts = partsOf(phrase.phrase);
    const isCovered = parts.some((part) =>
      byPart.get(part)?.some((other) => sharedTexts(phrase, other) >= 0.6 * phrase.texts.length),
    );
    if (isCovered) continue;
    kept.push(phrase);
    for (const part of parts) byPart.set(part, [...(byPart.get(part) ?? []), phrase]);
  }
  return kept;
}

function partsOf(phrase: string): string[] {
  return Array.from({ length: phrase.length - 2 }, (_, start) => phrase.slice(start, start + 3));
}

function sharedTexts(first: FoundPhrase, second: FoundPhrase): number {
  const other = new Set(second.texts);
  return first.texts.filter((text) => other.has(text)).length;
}
