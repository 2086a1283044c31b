import type { RealResult, ScenarioResult, ShelfResult } from './measure.ts';
import type { Fault, Score } from './score.ts';
import type { Speed } from './speed.ts';

/** Faults of each kind of damage on real pages that are printed. */
const mostListed = 20;

const percent = (part: number, whole: number, digits = 1): string =>
  whole === 0 ? '-' : `${((part / whole) * 100).toFixed(digits)} %`;

export function printShelves(results: readonly ShelfResult[]): void {
  console.log('Cases kept in the repository');
  for (const { shelf, cases, passed, surprises } of results) {
    console.log(`  ${shelf.padEnd(16)} ${passed} of ${cases} as they were`);
    for (const line of surprises) console.log(`    unexpected: ${line}`);
  }
}

export function printReal({ spots, leftOver, changedItems, changedLaws, keptItems, laws }: RealResult): void {
  console.log('\nReal pages');
  const count = (outcome: string): number => spots.filter((spot) => spot.outcome === outcome).length;
  console.log(
    `  byte-shifted spots  ${spots.length}: ${count('exact')} exact (${percent(count('exact'), spots.length)}), ${count('doubt')} doubts, ${count('wrong')} wrong, ${count('missed')} missed`,
  );
  for (const { outcome, id, damaged, restored, expected } of spots) {
    if (outcome !== 'exact') console.log(`    ${outcome} ${id}: ${quoted(damaged, restored, expected)}`);
  }
  console.log(`  glosses left        ${leftOver.length}`);
  for (const line of leftOver.slice(0, mostListed)) console.log(`    ${line}`);
  console.log(`  items to be kept    ${keptItems - changedItems.length} of ${keptItems} unchanged`);
  for (const id of changedItems) console.log(`    changed ${id}`);
  console.log(`  laws                ${laws - changedLaws.length} of ${laws} unchanged`);
  for (const title of changedLaws.slice(0, mostListed)) console.log(`    changed ${title}`);
}

const columns = [
  'damage',
  'before',
  'after',
  'lost',
  'own marks',
  'the rest',
  'recall',
  'precision',
  'in doubt',
  'doubts',
  'harmed',
  'MB/s',
  'tools',
  'ftfy',
];
const widths = [24, 10, 10, 10, 10, 10, 9, 10, 11, 7, 7, 6, 11, 10];
const row = (cells: readonly string[]): string =>
  cells.map((cell, index) => (index === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[index] ?? 8))).join(' ');

/** What the columns are, for the reader of the tables. */
export function printLegend(): void {
  console.log(`
before, after: characters that differ from the undamaged text, of 100. What is left over after it, in three parts:
  lost       characters of which the page has no byte, or only half: a figure eaten with its neighbour, half a character cut away
             (those of them that were put right are not counted here, nor anywhere)
  own marks  half-width marks and straight quotation marks that the undamaged text has itself: damage leaves the same bytes of others
  the rest   what the page’s bytes decide
in doubt: share of what is left over that lies in a listed doubt; behind the stroke without own marks. tools: glosses stripped
by a pattern, then OpenCC. Scenarios called “as counted” are damaged as real pages were found to be; most others are harsher.`);
}

/** `before`, `after` with its parts, `tools` and `ftfy` are character error rates. */
export function printDamage(result: ScenarioResult, mostFaults: number, isFirst: boolean): void {
  const { scenario, about, score, others, megabytesASecond, faults } = result;
  const counts = Object.entries(score.steps);
  const changes = counts.reduce((sum, [, count]) => sum + count.changes, 0);
  const wrong = counts.reduce((sum, [, count]) => sum + count.wrong, 0);
  if (isFirst) console.log(row(columns));
  console.log(
    row([
      scenario,
      percent(score.errorsBefore, score.characters, 2),
      percent(score.errorsAfter, score.characters, 4),
      percent(score.errorsLost, score.characters, 4),
      percent(score.errorsOfOwnMarks, score.characters, 4),
      percent(score.errorsAfter - score.errorsLost - score.errorsOfOwnMarks, score.characters, 4),
      percent(score.repaired, score.damaged, 2),
      percent(changes - wrong, changes, 2),
      inDoubt(score),
      String(score.doubts),
      String(score.harmed),
      megabytesASecond.toFixed(1),
      percent(others.patternAndOpencc, score.characters, 3),
      others.ftfy === undefined ? 'absent' : percent(others.ftfy, score.characters, 3),
    ]),
  );
  if (about !== undefined) console.log(`    (${about})`);
  if (counts.length > 0) {
    const parts = counts.map(([step, { changes: made, wrong: failed, wrongButListed }]) => {
      const listed = wrongButListed > 0 ? `, ${wrongButListed} of them listed` : '';
      return `${step} ${made}${failed > 0 ? ` (${failed} wrong${listed})` : ''}`;
    });
    console.log(`    ${parts.join(', ')}`);
  }
  const worst = [...faults].sort((a, b) => rank(a) - rank(b));
  for (const fault of worst.slice(0, mostFaults)) {
    const step = fault.step === '' ? '' : ` (${fault.step})`;
    console.log(`      ${fault.kind}${step}: ${quoted(fault.source, fault.restored, fault.expected)}`);
  }
  if (faults.length > mostFaults) console.log(`      … and ${faults.length - mostFaults} more`);
}

function inDoubt({ errorsAfter, errorsInDoubt, errorsOfOwnMarks, ownMarksInDoubt }: Score): string {
  const all = percent(errorsInDoubt, errorsAfter, 0);
  if (errorsOfOwnMarks === 0) return all;
  return `${all} / ${percent(errorsInDoubt - ownMarksInDoubt, errorsAfter - errorsOfOwnMarks, 0)}`;
}

const ranks: readonly Fault['kind'][] = ['wrong change', 'left without a doubt', 'wrong but listed'];
const rank = ({ kind }: Fault): number => ranks.indexOf(kind);

function quoted(source: string, restored: string, expected: string): string {
  const shown = [source, restored, expected].map((text) =>
    JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text),
  );
  return `${shown[0]} became ${shown[1]}, was ${shown[2]}`;
}

export function printSpeed({ damage, bytes, megabytesASecond, peakMegabytes }: Speed): void {
  console.log(
    `  ${damage.padEnd(16)} ${(bytes / 1000).toFixed(0).padStart(7)} kB  ${megabytesASecond.toFixed(2).padStart(7)} MB/s  memory up to here ${peakMegabytes.toFixed(0).padStart(5)} MB`,
  );
}
