import {
  isLeftAlone,
  isMirrorMade,
  isNeverMade,
  mirrorImage,
  preimage,
  preimageElsewhere,
} from '../../characters/mirror-table.ts';
import { nothing, type Step, type StepContext } from '../../step.ts';
import type { Doubt, Edit } from '../../traced/edit.ts';
import { readZhu } from './read-zhu.ts';
import { reasons } from './reasons.ts';

type Reason = keyof typeof reasons;

const zhu = '著'.charCodeAt(0);

/** So many different characters that this mirror never makes show another mirror's table; fewer are names and quotations. */
const otherTableKinds = 3;

/** Forms that authors of Simplified texts keep at times (後來, 這裡, 什麼): alone they show no table. */
const authorsOwn = unitsOf('後裡裏麼');

/** Forms of common characters that nobody writes in Simplified and that are part of no name: a table made them. */
const nobodysOwn = unitsOf('並係製範願餘採築塗繫諮闢幹鬆隻麵');

function unitsOf(characters: string): ReadonlySet<number> {
  return new Set([...characters].map((character) => character.charCodeAt(0)));
}

/** Forms that a table makes here and there only, so that their words tell even where the other form stands: 提供瞭 beside 走了. */
const madeAtTimes = unitsOf('瞭麽');

/**
 * Turn a text that a mirror converted from Simplified to Traditional back, by the inverse of that conversion: characters
 * that the mirror never makes (乾洋, 徵羽) stay; 著 is read as 着 or 著 by its words.
 *
 * On a Simplified page that has variants on its glossed characters only (中國(guó)), those characters are turned back.
 */
export const originalScript: Step = {
  name: 'original-script',
  version: 10,
  reasons,
  repair(text, context) {
    const { script, glosses } = context.diagnosis;
    if (script.japanese) return nothing;
    if (script.convertedToTraditional)
      return invert(text, context, 'mirror-conversion', convertibleBy(text, glosses.readings));
    if (glosses.present && script.original === 'Hans') {
      const units = Array.from(glosses.readings.keys())
        .filter((glossed) => glossed.length === 1)
        .map((glossed) => glossed.charCodeAt(0));
      emptyTables(units);
      for (const unit of units) if (preimage(unit) !== 0) convertibleUnits[unit] = 1;
      return invert(text, context, 'variant-on-glossed', convertibleUnits);
    }
    if (!script.unsure) return nothing;
    const start = firstTraditional(text);
    if (start < 0) return nothing;
    return { edits: [], doubts: [{ start, end: start + 1, reason: 'conversion-unsure', candidates: [] }] };
  },
};

function firstTraditional(text: string): number {
  for (let index = 0; index < text.length; index++) if (isMirrorMade(text.charCodeAt(index))) return index;
  return -1;
}

/** Tables by UTF-16 unit, emptied for each text where it was filled: to make them anew, or to empty them whole, takes longer than a short text. */
const convertibleUnits = new Uint8Array(0x10000);
const seenUnits = new Uint8Array(0x10000);
let filled: readonly number[] = [];

/** @param next units that are filled next; there may be more of them by the time that the tables are emptied. */
function emptyTables(next: readonly number[]): void {
  for (const unit of filled) {
    convertibleUnits[unit] = 0;
    seenUnits[unit] = 0;
  }
  filled = next;
}

/**
 * 1: turn back; 2: a Traditional form that stays and is listed as a doubt; 3: its words tell; 4: they
 * tell, and none of them is the author's. Index: UTF-16 unit.
 *
 * A form that this mirror never makes shows another table where several of them stand, where it is glossed, or where none
 * of the characters stands that this mirror leaves alone: 範 and 並, and nowhere 范, 并, 于, 云.
 */
function convertibleBy(text: string, glossed: ReadonlyMap<string, string>): Uint8Array {
  const units: number[] = [];
  emptyTables(units);
  const seen = seenUnits;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (seen[unit] === 0) units.push(unit);
    seen[unit] = 1;
  }
  const convertible = convertibleUnits;
  const unexplained: number[] = [];
  const beside: number[] = [];
  const madeElsewhere: number[] = [];
  let leftAlone = false;
  for (const unit of units) {
    if (isMirrorMade(unit)) convertible[unit] = 1;
    if (isLeftAlone(unit)) leftAlone = true;
    const elsewhere = preimageElsewhere(unit);
    if (elsewhere !== 0 && (seen[elsewhere] === 0 || madeAtTimes.has(unit))) madeElsewhere.push(unit);
    if (!isNeverMade(unit)) continue;
    const original = preimage(unit);
    const image = mirrorImage(original);
    // Nobody writes 複 or 爲 in Simplified, whatever stands beside it; 裡 beside 里 may be the author's.
    if (image !== original) convertible[unit] = 1;
    else if (seen[original] === 1) beside.push(unit);
    else unexplained.push(unit);
  }
  // 隻 beside 只: the table takes now one form, now the other.
  const wavers = beside.some((unit) => nobodysOwn.has(unit));
  for (const unit of beside) convertible[unit] = wavers ? 1 : 2;
  const isGlossed = (unit: number): boolean => glossed.has(String.fromCharCode(unit));
  const otherTable =
    unexplained.length >= otherTableKinds ||
    (!leftAlone && unexplained.some((unit) => !authorsOwn.has(unit) || isGlossed(unit)));
  for (const unit of unexplained) convertible[unit] = otherTable || nobodysOwn.has(unit) || isGlossed(unit) ? 1 : 2;
  for (const unit of madeElsewhere) {
    const isTables = otherTable || isGlossed(unit);
    convertible[unit] = !isTables ? 3 : madeAtTimes.has(unit) ? 4 : 1;
  }
  return convertible;
}

/** Words that only a table writes so, and words that some authors of Simplified do. */
const tablesWords = /徵[求收集用召]|[特象]徵|夥伴|[合同家]夥|[這那什怎多要]麽|[^明]瞭(?![望哨解然如])/;
const authorsWords = /明瞭|瞭[解然如]|[由關對用屬處基位在終善低高利至過敢等]於|於[是此]/;

/** What becomes of a form that is standard in both scripts, by the words that it stands in: 徵求, 於是; 宫商角徵羽 and 於某 stay. */
function kindByWords(text: string, position: number): 0 | 1 | 2 {
  const words = text.slice(Math.max(0, position - 1), position + 2);
  if (tablesWords.test(words)) return 1;
  return authorsWords.test(words) ? 2 : 0;
}

function kindAt(text: string, position: number, kind: number): number {
  if (kind < 3) return kind;
  const byWords = kindByWords(text, position);
  return kind === 4 ? Math.min(byWords, 1) : byWords;
}

function invert(text: string, context: StepContext, reason: Reason, convertible: Uint8Array) {
  const edits: Edit[] = [];
  const doubts: Doubt[] = [];
  for (let start = 0; start < text.length; start++) {
    const unit = text.charCodeAt(start);
    const kind = kindAt(text, start, convertible[unit] as number);
    if (kind === 0) continue;
    const end = start + 1;
    const candidate = String.fromCharCode(preimage(unit) || preimageElsewhere(unit));
    if (kind === 2) {
      doubts.push({ start, end, reason: 'never-made-by-mirror' satisfies Reason, candidates: [candidate] });
    } else if (unit === zhu) {
      const reading = readZhu(text, start, context.language);
      if (!reading.sure) {
        const candidates = reading.character === '着' ? ['著'] : ['着'];
        doubts.push({ start, end, reason: 'two-originals' satisfies Reason, candidates });
      }
      if (reading.character === '着') edits.push({ start, end, insert: '着', reason });
    } else {
      edits.push({ start, end, insert: candidate, reason });
    }
  }
  return { edits, doubts };
}
