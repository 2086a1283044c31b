import { isLineEnd } from '../characters/character-kinds.ts';
import { UnitSet } from '../characters/unit-set.ts';
import type { LanguageModel } from '../language/language-model.ts';
import { withoutGlosses, writtenGlosses } from '../pinyin/written-gloss.ts';

/** The start of a shifted run: so improbable a character, in nats (see `leastMean`), of the first ones up to its end. */
export const opensShifted = { mean: -9, most: 6 };

/** Marks before which the tool cuts: `31個。ㄗ灾螀^(qū)` of 31個省（自治區. */
const cutMarks = new UnitSet('。！？；，、!;,');

/** A run is told by so many characters behind the mark, and these stand, glosses and all, within so many; UTF-16 code units. */
const toldBy = 4;
const longestBehind = 29;
const firstCharacters = /^[\u3105-\u3129\u3400-\u9fff]{1,4}/;

/** The first characters of a run are less likely than this on average, in nats; rare names behind a mark (-9 to -11) mostly are not. */
const leastOfRun = -11;

/** Within so many characters the text is back in step by a sign of ASCII, UTF-16 code units; a run of 30 has one all but for sure. */
const longestRun = 60;
const stepsBack = /[@-~?€]/;

/** What was asked last: a text is asked about before it is searched. */
let last: { readonly text: string; readonly language: LanguageModel; readonly places: readonly number[] } | undefined;

/**
 * The places of a glossed text where a byte may be lost without a sign, in order: marks behind which the first characters make no
 * words, and glosses that do not fit their character.
 */
export function silentPlaces(text: string, language: LanguageModel): readonly number[] {
  if (last?.text !== text || last.language !== language) {
    const places = [...unfitGlosses(text), ...marksBeforeNoWords(text, language)].sort((one, other) => one - other);
    last = { text, language, places };
  }
  return last.places;
}

function unfitGlosses(text: string): number[] {
  const places: number[] = [];
  for (const { fit, fullWidth, hasTone, kind, start } of writtenGlosses(text))
    if (fit === 0 && !fullWidth && hasTone && kind === 'plain') places.push(start);
  return places;
}

function marksBeforeNoWords(text: string, language: LanguageModel): number[] {
  const places: number[] = [];
  for (let mark = cutMarks.firstIn(text); mark >= 0; mark = cutMarks.firstIn(text, mark + 1)) {
    const start = mark + 1;
    if (!isRunUnit(text.charCodeAt(start))) continue;
    let end = start + 1;
    while (end < start + toldBy && isRunUnit(text.charCodeAt(end))) end++;
    if (end === start + 1 && isLineEnd(text.charCodeAt(end))) continue;
    // Glosses stand between the characters of a converted page, and are evidence where they do not fit.
    if (end < start + toldBy && text.charCodeAt(end) === openingBracket) {
      const [line = ''] = text.slice(start, start + longestBehind).split('\n', 1);
      const run = firstCharacters.exec(withoutGlosses(line))?.[0] ?? '';
      if (!hasRare(run, 0, run.length, language) || language.score(run, 0) > opensShifted.mean * run.length) continue;
    } else {
      if (!hasRare(text, start, end, language)) continue;
      if (language.score(text.slice(start, end), 0) > leastOfRun * (end - start)) continue;
    }
    if (stepsBack.test(text.slice(mark, mark + longestRun))) places.push(mark);
  }
  return places;
}

/** Half of the characters of a shifted run, and more, are rare by themselves; looked at first, since it takes little. */
function hasRare(text: string, start: number, end: number, language: LanguageModel): boolean {
  let rare = 0;
  for (let index = start; index < end; index++) if (isRare(text.charCodeAt(index), language)) rare++;
  return rare * 2 >= end - start;
}

/** By UTF-16 unit: 1 for a common character, 2 for a rare one, 0 where the model was not asked yet. */
const rarity = new Uint8Array(0x10000);
let rarityBy: LanguageModel | undefined;

function isRare(unit: number, language: LanguageModel): boolean {
  if (rarityBy !== language) rarity.fill(0);
  rarityBy = language;
  if (rarity[unit] === 0) rarity[unit] = language.frequency(String.fromCharCode(unit)) < opensShifted.mean ? 2 : 1;
  return rarity[unit] === 2;
}

/** Bopomofo and Han characters, which shifted bytes make. */
function isRunUnit(unit: number): boolean {
  return (unit >= 0x3400 && unit <= 0x9fff) || (unit >= 0x3105 && unit <= 0x3129);
}

const openingBracket = '('.charCodeAt(0);
