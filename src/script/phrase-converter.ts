/** Conversions of OpenCC's, by its own configurations: tries of its dictionaries, one after the other. */
import { type Dictionary, Entries } from './dictionary-entries.ts';
import { PhraseTrie } from './phrase-trie.ts';
import { Units } from './units.ts';

/** A conversion of OpenCC's: words are found by one group of dictionaries, and each converted by others in turn. */
export interface ConversionConfiguration {
  readonly normalizationChain?: readonly (readonly Dictionary[])[];
  readonly segmentation?: readonly Dictionary[];
  readonly conversionChain: readonly (readonly Dictionary[])[];
}

/** Tries that convert one after the other. */
class Chain {
  readonly #tries: readonly PhraseTrie[];
  readonly #between: readonly Units[];

  constructor(tries: readonly PhraseTrie[]) {
    this.#tries = tries;
    this.#between = tries.slice(1).map(() => new Units());
  }

  /** Add what comes of units `[start, end)` to a text. */
  convert(from: Units, start: number, end: number, to: Units): void {
    if (this.#tries.length === 0) to.addUnits(from.units, start, end);
    let source = from;
    let [sourceStart, sourceEnd] = [start, end];
    for (const [place, trie] of this.#tries.entries()) {
      const target = this.#between[place] ?? to;
      if (target !== to) target.clear();
      trie.convert(source.units, sourceStart, sourceEnd, target);
      source = target;
      [sourceStart, sourceEnd] = [0, target.length];
    }
  }
}

/** The function of a conversion; equal to opencc-js's `Converter` of the same configuration. */
export function phraseConverter(configuration: ConversionConfiguration): (text: string) => string {
  const { normalizationChain = [], segmentation, conversionChain } = configuration;
  const known = new Map<Dictionary, Entries>();
  const entriesOf = (dictionary: Dictionary): Entries => {
    const entries = known.get(dictionary) ?? new Entries(dictionary);
    known.set(dictionary, entries);
    return entries;
  };
  const trieOf = (group: readonly Dictionary[]): PhraseTrie => new PhraseTrie(group.map(entriesOf));
  const normalize = new Chain(normalizationChain.map(trieOf));
  const [read, normal, piece, result] = [new Units(), new Units(), new Units(), new Units()];
  const converter =
    (convertNormal: () => void): ((text: string) => string) =>
    (text) => {
      for (const units of [read, normal, piece, result]) units.clear();
      read.reserve(text.length);
      read.add(text);
      normalize.convert(read, 0, read.length, normal);
      convertNormal();
      return result.toString();
    };
  const [firstGroup = [], ...otherGroups] = conversionChain;
  if (segmentation !== undefined && convertsWhatItFinds(segmentation.map(entriesOf), firstGroup.map(entriesOf))) {
    // One pass finds words and converts them, and the large dictionaries are made into one trie, not two.
    const first = trieOf(firstGroup);
    const others = new Chain(otherGroups.map(trieOf));
    const finish = (): void => {
      others.convert(piece, 0, piece.length, result);
      piece.length = 0;
    };
    return converter(() => {
      first.convert(normal.units, 0, normal.length, piece, finish);
      finish();
    });
  }
  const all = new Chain(conversionChain.map(trieOf));
  const words = segmentation && trieOf(segmentation);
  return converter(() => {
    if (words === undefined) all.convert(normal, 0, normal.length, result);
    else words.segment(normal.units, normal.length, (start, end) => all.convert(normal, start, end, result));
  });
}

/** Are words found by the dictionaries that convert them, which besides have single characters only? */
function convertsWhatItFinds(segmentation: readonly Entries[], group: readonly Entries[]): boolean {
  return (
    segmentation.every((dictionary, index) => dictionary === group[index] && dictionary.singles === 0) &&
    group.slice(segmentation.length).every(({ singles, count }) => singles === count)
  );
}
