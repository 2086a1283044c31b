import { isKana } from '../characters/character-kinds.ts';
import { isMirrorMade, isNeverMade, mirrorImage, preimage } from '../characters/mirror-table.ts';
import {
  bornTraditional,
  convertedWords,
  countFormsKeptApart,
  figures,
  mainlandTerms,
  mainlandUsage,
  modernParticle,
  overconvertedWords,
  shortForms,
} from '../characters/script-tells.ts';
import type { ScriptEvidence } from './diagnosis.ts';

/** A gloss as every dialect writes it; taken out so that words come together again. */
const gloss = /\( {0,2}[a-zāáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜü]{1,7} {0,2}\)/g;

/** Kana above this share of all characters make a page Japanese; Chinese pages quote a brand or a title at most. */
const kanaShare = 0.02;

/** Fewer Traditional characters than this are a name or a quotation, not a script. */
const fewestCharacters = 8;

/** Where no Simplified character stands, so many show a short text born Traditional, a poem. */
const fewestAlone = 3;

/**
 * In so many characters of Traditional form a text born so has three that no conversion makes; one text in twenty has none,
 * in three times as many one in a thousand (windows of 400 laws and 30 pages turned into Traditional with OpenCC's words).
 */
const longEnough = 100;

/**
 * In a text born Traditional one in thirty characters of Traditional form is such a distinction. A table that has one or two
 * of them for its own (築, 塗) writes one in this many.
 */
const mostTraditionalForOne = 300;

/** Running text has the commonest particle of modern Chinese once in so many characters of Traditional form at least. */
const fewestParticles = 3;
const mostTraditionalForParticle = 100;

/** Kinds of words of a conversion, and of distinctions kept by an author, in a text of so many characters of Traditional form. */
const fewestKinds = 5;
const fewestSureKinds = 4;
const mostKeptKinds = 2;
const bornKindsShow = 500;

/**
 * In a text too short for that, what speaks for a conversion is added up, in nats: none of an author's distinctions, kinds
 * of words of a conversion (an author may have the habit), further words of these kinds, a mainland original's quotation
 * marks and words. Of windows of 300 characters of our news, converted, it calls 129 of 155 rather than 113; of 4,300 of laws,
 * news and pages turned into Traditional with OpenCC's words none more.
 */
const leastWeight = 5;
const weights = {
  character: 1 / 40,
  sureKind: 2.2,
  likelyKind: 0.9,
  again: 0.4,
  quotationMark: 2,
  mainlandWord: 0.8,
  gloss: 2,
};
const mostMainlandWords = 3;
const mostNeedlessGlosses = 2;

/** A line of a Traditional text has so many characters of Traditional form for each of Simplified form that a slip or a shift left. */
const leastBalance = 10;

const simplifiedOnly = 1;
const traditionalOnly = 2;
const kana = 3;

let classes: Uint8Array | undefined;

/**
 * Tell in which script a text was written, and whether a mirror turned it from Simplified to Traditional one character
 * at a time. A conversion is called only where words show it (關于, 復雜) and the distinctions of real Traditional
 * (後, 裡) are missing, or are contradicted by words of several kinds; a mirror's glosses lower what is asked for.
 *
 * @param needlessGlosses readings that nobody notes, on converted characters, where they are too few to show a mirror by themselves.
 */
export function diagnoseScript(text: string, isGlossed: boolean, needlessGlosses = 0): ScriptEvidence {
  const table = classes ?? makeClasses();
  classes = table;
  const seen = [0, 0, 0, 0];
  for (let index = 0; index < text.length; index++) {
    const kind = table[text.charCodeAt(index)] as number;
    if (kind !== 0) (seen[kind] as number)++;
  }
  const [, simplified = 0, traditional = 0, kanaCount = 0] = seen;
  const japanese = kanaCount > Math.max(4, kanaShare * text.length);
  const mostlyTraditional = traditional >= fewestCharacters && traditional > simplified / 4;
  const counts = { simplifiedOnly: simplified, traditionalOnly: traditional, converted: 0, bornTraditional: 0 };
  if (japanese || !mostlyTraditional) {
    const few = simplified === 0 && traditional >= fewestAlone;
    const original = !japanese && (few || mostlyTraditional) ? 'Hant' : 'Hans';
    return { original, convertedToTraditional: false, mixed: false, unsure: false, japanese, counts };
  }
  const unglossed = isGlossed ? text.replace(gloss, '') : text;
  // 用于 and 合并 of a Simplified paragraph tell nothing of a Traditional one beside it.
  const plain = simplified === 0 ? unglossed : traditionalLines(unglossed, table);
  const sure = countKinds(plain, convertedWords);
  const likely = countKinds(plain, shortForms);
  const kinds = sure.kinds + likely.kinds;
  counts.converted = sure.found + likely.found;
  counts.bornTraditional = countMatches(plain, bornTraditional);
  const { converted, bornTraditional: born } = counts;
  const mainland = countMatches(plain, mainlandUsage);
  // Classical texts have 于 and 余 of their own, and neither 的 nor figures.
  const particles = countMatches(plain, modernParticle);
  const modern = particles >= fewestParticles || mainland > 0 || countMatches(plain, figures) >= 3;
  /** Whatever the table: it writes one form of each character. An author's own 後 may stand beside the mirror's 后. */
  const keptApart = countFormsKeptApart(plain);
  const oneForm = keptApart <= 1 + kinds / 4;
  /** An author of Traditional may have a habit or two (這里, 關于), but hardly in a mainland original's words, nor any of a table's (方麵). */
  const isOther = mainland > 0 || sure.kinds >= fewestSureKinds || countKinds(plain, overconvertedWords).found > 0;
  // That something is missing shows in running text alone: lists of words and tables have few distinctions of any kind.
  const running = isGlossed || particles >= Math.max(fewestParticles, traditional / mostTraditionalForParticle);
  const none = (born === 0 || (keptApart === 0 && born <= traditional / mostTraditionalForOne)) && modern && running;
  const clear =
    // A stray 後 (a quotation, a name) stands in converted texts too; real Traditional has dozens.
    (kinds >= 2 && converted > 3 * born && modern && (sure.kinds > 0 || kinds > 2)) ||
    // Another table writes some distinctions itself (於, 範), and contradicts them elsewhere (關系, 復雜).
    (isOther && oneForm && modern && (sure.kinds >= 2 || (sure.kinds > 0 && kinds >= 4))) ||
    (none && traditional >= longEnough && converted > 0) ||
    (none && traditional >= (mainland > 0 ? 2 : 3) * longEnough) ||
    (born === 0 &&
      modern &&
      converted > 0 &&
      weigh(plain, traditional, sure, likely.kinds, needlessGlosses) >= leastWeight) ||
    // A shift can make one such character of its bytes.
    (isGlossed && (oneForm || sure.kinds >= 2 || born <= 1 || converted + mainland >= 2 * born)) ||
    // Whoever writes Traditional uses a dozen of the distinctions; one or two alone an author kept in Simplified text (於).
    (kinds >= fewestKinds &&
      traditional >= bornKindsShow &&
      modern &&
      kindsIn(plain, bornTraditional) <= mostKeptKinds);
  const thin = born === 0 && (mainland > 0 || (modern && traditional >= longEnough));
  const unsure = !clear && (thin || (converted > 0 && (born === 0 || keptApart === 0)));
  const mixed = !clear && simplified > traditional / 4 && simplified >= fewestCharacters;
  const original = clear || (mixed && simplified > traditional) ? 'Hans' : 'Hant';
  return { original, convertedToTraditional: clear, mixed, unsure, japanese, counts };
}

/** Weigh what speaks for a conversion in a text that has no distinction of real Traditional, in nats. */
function weigh(text: string, traditional: number, sure: Counted, likelyKinds: number, needlessGlosses: number): number {
  const words = new Set([...(text.match(mainlandUsage) ?? []), ...(text.match(mainlandTerms) ?? [])]);
  const marks = Number(words.delete('“')) + Number(words.delete('”'));
  return (
    weights.character * traditional +
    weights.sureKind * sure.kinds +
    weights.likelyKind * likelyKinds +
    weights.again * (sure.found - sure.kinds) +
    weights.quotationMark * Math.min(marks, 1) +
    weights.mainlandWord * Math.min(words.size, mostMainlandWords) +
    weights.gloss * Math.min(needlessGlosses, mostNeedlessGlosses)
  );
}

/** The lines of a text that have hardly a character of Simplified form. */
function traditionalLines(text: string, table: Uint8Array): string {
  const isTraditional = (line: string): boolean => {
    let balance = 0;
    for (let index = 0; index < line.length; index++) {
      const kind = table[line.charCodeAt(index)];
      if (kind === simplifiedOnly) balance -= leastBalance;
      else if (kind === traditionalOnly) balance++;
    }
    return balance >= 0;
  };
  return text.split('\n').filter(isTraditional).join('\n');
}

function includesAny(text: string, characters: string): boolean {
  for (let index = 0; index < characters.length; index++) if (text.includes(characters.charAt(index))) return true;
  return false;
}

interface Counted {
  readonly kinds: number;
  readonly found: number;
}

/** Count the words of a list, and the kinds of them. */
function countKinds(text: string, list: typeof convertedWords): Counted {
  let kinds = 0;
  let found = 0;
  for (const [characters, pattern] of list) {
    if (!includesAny(text, characters)) continue;
    const matches = countMatches(text, pattern);
    found += matches;
    if (matches > 0) kinds++;
  }
  return { kinds, found };
}

function kindsIn(text: string, pattern: RegExp): number {
  return new Set(text.match(pattern)).size;
}

function countMatches(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/**
 * Characters of either script, whatever a table makes of them. The first ones the mirror would change, but Big5 has them
 * (A440-C6FE, C940-F9FE: its levels 1 and 2 and a few more); the second ones it or another table makes, but GB 2312 has
 * them (B0A1-F7FE). Told here, since both codes take longer to decode than a text to clean; a test decodes them.
 */
export const alsoTraditional =
  '万与丰价优体儿党准几划厂台吨听圣坏复宁尸岭帘广庄异忏怀怜惊扑扰据无晒机杆杰极构柜气沄泞洁洒洼淀炖症痒确离种篱网羡肮胜腊苹茧荐蒏蔂虫虮蚕蚝蜡蝎触赶适隶';
export const alsoSimplified = '後著';

/**
 * Classes of all UTF-16 units. Simplified only: the mirror would change it and Big5 proper does not have it;
 * Traditional only: the mirror makes it, or another table would, and GB 2312 does not have it.
 */
function makeClasses(): Uint8Array {
  const table = new Uint8Array(0x10000);
  for (let unit = 0; unit < table.length; unit++) {
    if (mirrorImage(unit) !== unit) table[unit] = simplifiedOnly;
    if (preimage(unit) !== 0 && (isMirrorMade(unit) || isNeverMade(unit))) table[unit] = traditionalOnly;
    if (isKana(unit)) table[unit] = kana;
  }
  for (const character of alsoTraditional + alsoSimplified) table[character.charCodeAt(0)] = 0;
  return table;
}
