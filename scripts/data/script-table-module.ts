/**
 * Make the script table from OpenCC's dictionaries.
 *
 * Two characters belong to one set when any dictionary that derives the other script, or a regional standard, can put
 * one in the place of the other, by itself or inside a phrase. So a text and its derivation always compare equal, and
 * no context is needed to compare them. The price: a few words that only context tells apart (坐/座, 里/哩) find each other.
 */
import { packScriptTable, type ScriptSet } from '../../src/script/script-table.ts';

const DICTIONARIES = [
  'STCharacters',
  'TSCharacters',
  'TWVariants',
  'TWVariantsRev',
  'HKVariants',
  'HKVariantsRev',
  'STPhrases',
  'STPhrases_GeneratedFromRegionalPhrases',
  'TSPhrases',
  'TWVariantsPhrases',
  'TWVariantsRevPhrases',
  'HKVariantsPhrases',
  'HKVariantsRevPhrases',
];

/** Pairs that no dictionary of OpenCC's holds, yet readers of either script take for the same word. */
const ADDED: readonly (readonly [string, string])[] = [
  ['着', '著'],
  ['么', '麽'],
  ['你', '妳'],
  ['它', '牠'],
];

type Entry = readonly [string, string];

async function dictionary(name: string): Promise<readonly Entry[]> {
  const module: { default: string | readonly Entry[] } = await import(`opencc-js/dict/${name}`);
  if (typeof module.default !== 'string') return module.default;
  return module.default.split('|').map((line): Entry => {
    const [from = '', to = ''] = line.split(' ');
    return [from, to];
  });
}

/** Sets of characters joined by `join`. */
class CharacterSets {
  readonly #setOf = new Map<string, Set<string>>();

  join(one: string, other: string): void {
    const first = this.#setOf.get(one) ?? new Set([one]);
    const second = this.#setOf.get(other) ?? new Set([other]);
    const [small, large] = first.size < second.size ? [first, second] : [second, first];
    for (const character of small) large.add(character);
    for (const character of large) this.#setOf.set(character, large);
  }

  all(): Set<string>[] {
    return [...new Set(this.#setOf.values())];
  }
}

const codePoint = (character: string): number => character.codePointAt(0) ?? 0;

/** The sets, ordered by their simplified characters. */
export async function scriptSets(): Promise<ScriptSet[]> {
  const sets = new CharacterSets();
  const byName = new Map<string, ReadonlyMap<string, string>>();
  for (const name of DICTIONARIES) {
    const entries = await dictionary(name);
    byName.set(name, new Map(entries));
    for (const [from, to] of entries) {
      const source = [...from];
      const target = [...to];
      // A phrase that changes length is not applied when texts are converted (see src/script/convert.ts).
      if (source.length !== target.length) continue;
      source.forEach((character, index) => {
        const other = target[index];
        if (other !== undefined && other !== character) sets.join(character, other);
      });
    }
  }
  for (const [one, other] of ADDED) sets.join(one, other);
  const toSimplified = byName.get('TSCharacters') ?? new Map();
  const toTraditional = byName.get('STCharacters') ?? new Map();
  const toTaiwan = byName.get('TWVariants') ?? new Map();

  return sets
    .all()
    .map((set): ScriptSet => {
      const characters = [...set].sort((one, other) => codePoint(one) - codePoint(other));
      const votes = (candidate: string): number =>
        characters.filter((other) => other !== candidate && toSimplified.get(other) === candidate).length * 10 +
        (toTraditional.has(candidate) ? 2 : 0) -
        ((toSimplified.get(candidate) ?? candidate) === candidate ? 0 : 5);
      const simplified = characters.reduce((best, candidate) => (votes(candidate) > votes(best) ? candidate : best));
      const standard = toTraditional.get(simplified) ?? simplified;
      const traditional = toTaiwan.get(standard) ?? standard;
      return {
        simplified: codePoint(simplified),
        traditional: codePoint(traditional),
        others: characters.filter((other) => other !== simplified && other !== traditional).map(codePoint),
      };
    })
    .sort((one, other) => one.simplified - other.simplified);
}

/** The text of `src/script/script-table.generated.ts`. */
export async function scriptTableModule(): Promise<string> {
  const { others, simplified, traditional, rest } = packScriptTable(await scriptSets());
  return `// Made by scripts/data/script-table.ts from the dictionaries of opencc-js (OpenCC, Apache-2.0). Do not edit.
import type { PackedScriptTable } from './script-table.ts';

export const packedScriptTable: PackedScriptTable = {
  others: '${others}',
  simplified: '${simplified}',
  traditional: '${traditional}',
  rest: '${rest}',
};
`;
}
