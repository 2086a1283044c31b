import { chanceRatio, contextEntropy, cutsGrammar, stopsAtEdge } from './cohesion.ts';
import { countRecurring, type Recurring } from './count-recurring.ts';
import { foldedText, gap, hanUnits } from './han.ts';

/** A text to look for phrases in. */
export interface PhraseText {
  readonly text: string;
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
 * @returns at most `mostPhrases`, the most telling first.
 */
export function findPhrases(texts: readonly PhraseText[], isName: (phrase: string) => boolean): FoundPhrase[] {
  const fewest = Math.max(fewestTexts, Math.ceil(texts.length * shareOfTexts));
  const recurring = countRecurring(
    texts.map(({ text }) => text),
    shortest,
    longest + 1,
    fewest,
  );
  const candidates = wholeStrings(recurring, fewest)
    .filter((phrase) => !stopsAtEdge(phrase) && !isName(phrase))
    .map((phrase) => ({ phrase, bits: chanceRatio(phrase, recurring) }))
    .filter(({ bits }) => bits >= leastBits)
    .sort((a, b) => textsOf(recurring, b.phrase) - textsOf(recurring, a.phrase) || (a.phrase < b.phrase ? -1 : 1))
    .slice(0, mostCandidates);
  const publishers = new Set(texts.map(({ publisher }) => publisher)).size;
  const score = ({ bits, texts: { length } }: FoundPhrase): number => bits * length;
  const found = occurrencesOf(texts, candidates)
    .filter(({ contexts }) => Math.min(...contexts.map(contextEntropy)) >= leastEntropy)
    .filter(({ phrase }) => publishers < 3 || new Set(phrase.texts.map((text) => texts[text]?.publisher)).size > 1)
    .map(({ phrase }) => phrase)
    .sort((a, b) => score(b) - score(a) || (a.phrase < b.phrase ? -1 : 1));
  return withoutOverlaps(found).slice(0, mostPhrases);
}

function textsOf({ strings }: Recurring, phrase: string): number {
  return strings.get(phrase)?.texts ?? 0;
}

/** Strings that are not just part of a longer one. */
function wholeStrings({ strings }: Recurring, fewest: number): string[] {
  const absorbed = new Set<string>();
  for (const [longer, { texts }] of strings) {
    // A 的 behind a phrase does not make it a part of something longer.
    if (longer.length <= shortest || texts < fewest || cutsGrammar(longer)) continue;
    for (const part of [longer.slice(1), longer.slice(0, -1)]) {
      if (texts >= absorbingShare * (strings.get(part)?.texts ?? 0)) absorbed.add(part);
    }
  }
  return [...strings].flatMap(([phrase, { texts }]) =>
    phrase.length <= longest && texts >= fewest && !absorbed.has(phrase) ? [phrase] : [],
  );
}

type Contexts = Map<number, number>;
interface Occurring {
  readonly phrase: FoundPhrase;
  readonly contexts: readonly [before: Contexts, behind: Contexts];
}

function occurrencesOf(
  texts: readonly PhraseText[],
  candidates: readonly { readonly phrase: string; readonly bits: number }[],
): Occurring[] {
  const byPhrase = new Map(
    candidates.map(({ phrase, bits }) => [
      phrase,
      {
        bits,
        texts: [] as number[],
        written: '',
        contexts: [new Map(), new Map()] as [Contexts, Contexts],
      },
    ]),
  );
  const starts = new Set(candidates.map(({ phrase }) => phrase.slice(0, shortest)));
  for (const [index, { text }] of texts.entries()) {
    const units = hanUnits(text);
    const folded = foldedText(units);
    for (let start = 0; start + shortest <= units.length; start++) {
      if (units[start] === gap || !starts.has(folded.slice(start, start + shortest))) continue;
      for (let end = start + shortest; end <= start + longest && end <= units.length; end++) {
        if (units[end - 1] === gap) break;
        const phrase = byPhrase.get(folded.slice(start, end));
        if (phrase === undefined) continue;
        if (phrase.written === '') phrase.written = text.slice(start, end);
        if (phrase.texts.at(-1) !== index) phrase.texts.push(index);
        // A phrase that stands free has each time another neighbour.
        const count = (contexts: Contexts, unit: number | undefined): void => {
          const key = unit === undefined || unit === gap ? -contexts.size - 1 : unit;
          contexts.set(key, (contexts.get(key) ?? 0) + 1);
        };
        count(phrase.contexts[0], units[start - 1]);
        count(phrase.contexts[1], units[end]);
      }
    }
  }
  return [...byPhrase.values()].map(({ written, contexts, ...rest }) => ({
    phrase: { phrase: written, ...rest },
    contexts,
  }));
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
