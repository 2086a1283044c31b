import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { repairCharacters } from '../../../src/clean/clean-document.ts';
import type { LanguageModel } from '../../../src/clean/language/language-model.ts';
import { toRestored } from './score.ts';

/** An excerpt of a stored page. `damage` holds I where nothing may be changed. */
export interface RealItem {
  readonly id: string;
  readonly text: string;
  readonly damage: readonly string[];
  readonly spot_gold?: readonly { readonly damaged: string; readonly original_trad: string }[];
}

/** One byte-shifted spot whose right reading was found by hand. */
export interface Spot {
  readonly id: string;
  /** `missed`: as found, and no doubt listed. */
  readonly outcome: 'exact' | 'doubt' | 'wrong' | 'missed';
  readonly damaged: string;
  readonly restored: string;
  readonly expected: string;
}

/** A folder of real texts that stands beside the checkout of whoever has it; it is no part of the repository. */
export const realFile = (folder: string): string => join(folder, 'real.jsonl');
export const lawsFile = (folder: string): string => join(folder, 'laws.jsonl.gz');
export const hasCorpus = (folder: string): boolean => existsSync(realFile(folder)) && existsSync(lawsFile(folder));

export function readRealItems(folder: string): RealItem[] {
  return readLines(readFileSync(realFile(folder), 'utf8'));
}

export function readLaws(folder: string): { id: string; title: string; text: string }[] {
  return readLines(gunzipSync(readFileSync(lawsFile(folder))).toString('utf8'));
}

function readLines<Item>(lines: string): Item[] {
  return lines
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Item);
}

/** Read every spot of an item against its gold; scripts and glosses around a spot count as restored. */
export function readSpots(item: RealItem, language: LanguageModel): Spot[] {
  const { traced } = repairCharacters(item.text, language);
  const simplified = (text: string): string => Array.from(text, (character) => language.simplified(character)).join('');
  const spots: Spot[] = [];
  for (const { damaged, original_trad: expected } of item.spot_gold ?? []) {
    for (let start = item.text.indexOf(damaged); start >= 0; start = item.text.indexOf(damaged, start + 1)) {
      const span = toRestored(traced, { start, end: start + damaged.length });
      const restored = traced.text.slice(span.start, span.end);
      const doubted = traced.doubts.some((doubt) => doubt.start < span.end && span.start < doubt.end);
      const shifted = traced.passes.some(
        ({ step, edits }) =>
          step === 'byte-shifts' && edits.some((edit) => edit.start < start + damaged.length && start < edit.end),
      );
      const isExact = simplified(restored) === simplified(expected);
      const outcome = isExact ? 'exact' : doubted ? 'doubt' : shifted ? 'wrong' : 'missed';
      spots.push({ id: item.id, outcome, damaged, restored, expected });
    }
  }
  return spots;
}

/** Tone-marked or doubled readings in parentheses behind a Han character: glosses, on a page that has them. */
const leftOverGloss =
  /\p{Script=Han} ?[(（](?:[a-z]{0,5}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-z]{0,4} ?[)）]|[a-z]{1,6}\)\([a-z]{1,6}\))/gu;

/** The glosses still in a restored text, each with its character. */
export function leftOverGlosses(restored: string): string[] {
  return restored.match(leftOverGloss) ?? [];
}
