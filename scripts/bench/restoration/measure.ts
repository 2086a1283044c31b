import { createHash } from 'node:crypto';
import { detectEncoding } from '../../../src/clean/bytes/detect-encoding.ts';
import { decodeSource } from '../../../src/clean/bytes/source-text.ts';
import { repairCharacters } from '../../../src/clean/clean-document.ts';
import type { LanguageModel } from '../../../src/clean/language/language-model.ts';
import { rereadBytes } from '../../../src/clean/reread/reread-bytes.ts';
import { readShelf, runCase, type Shelf, shelves } from './cases.ts';
import { damaged, type NamedText, type Scenario } from './damaged-texts.ts';
import { sizeOf } from './difference.ts';
import { ftfy, patternAndOpencc } from './existing-tools.ts';
import type { Floor } from './floors.ts';
import { leftOverGlosses, readLaws, readRealItems, readSpots, type Spot } from './real-pages.ts';
import { addToScore, emptyScore, errorsIn, type Fault, type Score } from './score.ts';
import { processorSeconds } from './speed.ts';

/** One kind of damage on one set of texts, ours and others' restoration. */
export interface ScenarioResult {
  readonly scenario: string;
  readonly about?: string | undefined;
  readonly score: Score;
  /** Errors (characters) left by others; `ftfy` only where it is installed. */
  readonly others: { readonly patternAndOpencc: number; readonly ftfy?: number };
  /** Megabytes of source a second of processor time, characters only. */
  readonly megabytesASecond: number;
  readonly faults: readonly Fault[];
}

/** Damage a set of texts in every way, restore them, and compare. `seen` gets the bytes, for the set's digest. */
export function* measureDamage(
  texts: readonly NamedText[],
  kinds: readonly Scenario[],
  language: LanguageModel,
  seen: (bytes: Uint8Array | string) => void,
): Generator<ScenarioResult> {
  for (const scenario of kinds) {
    const score = emptyScore();
    const faults: Fault[] = [];
    const sources: string[] = [];
    const expectations: string[] = [];
    let others = 0;
    let bytes = 0;
    let seconds = 0;
    for (const [seed, text] of texts.entries()) {
      const page = damaged(text, scenario, seed);
      if (page === undefined) continue;
      seen(page.bytes);
      seen(page.expected);
      const decoded = decodeSource(page.bytes, detectEncoding(page.bytes));
      const source = decoded.text;
      const start = processorSeconds();
      const reread = rereadBytes.repair(decoded, page.bytes, language);
      const { traced } = repairCharacters(source, language, reread);
      seconds += processorSeconds() - start;
      bytes += page.bytes.length;
      faults.push(...addToScore(score, traced, page.expected, page.wayBack));
      others += errorCount(patternAndOpencc(source), page.expected);
      sources.push(source);
      expectations.push(page.expected);
    }
    const fixed = ftfy(sources);
    yield {
      scenario: scenario.name,
      about: scenario.about,
      score,
      others: {
        patternAndOpencc: others,
        ...(fixed === undefined
          ? {}
          : { ftfy: fixed.reduce((sum, text, index) => sum + errorCount(text, expectations[index] ?? ''), 0) }),
      },
      megabytesASecond: bytes / seconds / 1e6,
      faults,
    };
  }
}

function errorCount(text: string, expected: string): number {
  return errorsIn(text, expected).reduce((sum, hunk) => sum + sizeOf(hunk), 0);
}

/** Figures of a set of texts that may only rise, each 0-1. */
export function figuresOf(results: readonly ScenarioResult[]): Record<string, number> {
  const figures: Record<string, number> = {};
  for (const { scenario, score } of results) {
    const counts = Object.values(score.steps);
    const changes = counts.reduce((sum, count) => sum + count.changes, 0);
    const wrong = counts.reduce((sum, count) => sum + count.wrong, 0);
    figures[`${scenario}: characters right`] = 1 - score.errorsAfter / score.characters;
    figures[`${scenario}: characters right that have a way back`] =
      1 - (score.errorsAfter - score.errorsLost - score.errorsOfOwnMarks) / score.characters;
    figures[`${scenario}: changes right`] = changes === 0 ? 1 : 1 - wrong / changes;
    figures[`${scenario}: undamaged places kept`] = 1 - score.harmed / score.characters;
  }
  return figures;
}

export interface ShelfResult {
  readonly shelf: Shelf;
  readonly cases: number;
  readonly passed: number;
  /** What is not as the shelf says; on the shelf of known failures, what passes. */
  readonly surprises: readonly string[];
}

/** Run the cases kept in the repository. */
export function measureShelves(language: LanguageModel): { results: ShelfResult[]; floor: Floor } {
  const digest = createHash('sha256');
  const results = shelves.map((shelf): ShelfResult => {
    const { yaml, cases } = readShelf(shelf);
    digest.update(yaml);
    const outcomes = cases.map((one) => ({ one, ...runCase(one, language) }));
    const isSurprise = (passed: boolean): boolean => passed === (shelf === 'known-failures');
    return {
      shelf,
      cases: cases.length,
      passed: outcomes.filter(({ passed }) => passed).length,
      surprises: outcomes
        .filter(({ passed }) => isSurprise(passed))
        .map(
          ({ one, found, expected }) =>
            `${one.name}: found ${JSON.stringify(found)}, expected ${JSON.stringify(expected)}`,
        ),
    };
  });
  const figures = Object.fromEntries(
    results
      .filter(({ shelf }) => shelf !== 'known-failures')
      .map(({ shelf, cases, passed }) => [`${shelf}: passed`, passed / Math.max(cases, 1)]),
  );
  return { results, floor: { digest: digest.digest('hex').slice(0, 16), figures } };
}

export interface RealResult {
  readonly spots: readonly Spot[];
  /** Glosses left in items that have them, with the item's id. */
  readonly leftOver: readonly string[];
  /** Ids of the items to be kept, and of the laws, that were changed. */
  readonly changedItems: readonly string[];
  readonly changedLaws: readonly string[];
  readonly keptItems: number;
  readonly laws: number;
}

/** Restore the real excerpts and all laws. */
export function measureReal(folder: string, language: LanguageModel): { result: RealResult; floor: Floor } {
  const items = readRealItems(folder);
  const laws = readLaws(folder);
  const restored = (text: string): string => repairCharacters(text, language).traced.text;
  const spots = items.flatMap((item) => readSpots(item, language));
  const glossed = items.filter(({ damage }) => damage.includes('A') && !damage.includes('I'));
  const kept = items.filter(({ damage }) => damage.includes('I'));
  const result: RealResult = {
    spots,
    leftOver: glossed.flatMap(({ id, text }) => leftOverGlosses(restored(text)).map((gloss) => `${id} ${gloss}`)),
    changedItems: kept.filter(({ text }) => restored(text) !== text).map(({ id }) => id),
    changedLaws: laws.filter(({ text }) => restored(text) !== text).map(({ title }) => title),
    keptItems: kept.length,
    laws: laws.length,
  };
  const digest = createHash('sha256');
  for (const { id, text } of [...items, ...laws]) digest.update(`${id}\n${text}\n`);
  const count = (outcome: Spot['outcome']): number => spots.filter((spot) => spot.outcome === outcome).length;
  const figures = {
    'spots exact': count('exact') / spots.length,
    'spots not wrong': 1 - count('wrong') / spots.length,
    'items without a gloss left':
      1 - new Set(result.leftOver.map((line) => line.split(' ')[0])).size / Math.max(glossed.length, 1),
    'items kept': 1 - result.changedItems.length / kept.length,
    'laws kept': 1 - result.changedLaws.length / laws.length,
  };
  return { result, floor: { digest: digest.digest('hex').slice(0, 16), figures } };
}
