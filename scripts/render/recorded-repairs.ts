import { correctionStep } from '../../src/clean/correction.ts';
import type { ChangeRecord, RecordHead } from '../../src/clean/record/change-record.ts';
import { correctionsOf, type MadeCorrection } from '../../src/site/corrections.ts';
import type { Repair } from '../../src/site/report-page.ts';
import { repairsOf } from './report-source.ts';

/** What a record's changes are counted as, and those of them that people made. */
export interface RecordedRepairs {
  readonly repairs: readonly Repair[];
  readonly corrections: readonly MadeCorrection[];
}

/** The repairs of a record, given as text with its head; parsed whole only where people made corrections. */
export function recordedRepairs({ counts }: RecordHead, recordText: string): RecordedRepairs {
  if (counts.changes === 0) return { repairs: [], corrections: [] };
  const counted = countedLines(recordText, counts.changes);
  if (counted?.every(({ step }) => step !== correctionStep.name)) return { repairs: counted, corrections: [] };
  const record = JSON.parse(recordText) as ChangeRecord;
  return { repairs: repairsOf(record), corrections: correctionsOf(record) };
}

/** How the list of changes begins in a record as `formatChangeRecord` lays it out, and what stands behind the reason of each. */
const listStart = '\n"changes": [\n';
const reasonEnd = ',"start":';

/**
 * The changes by step and reason, from what each line begins with: changes of one kind stand together, so that most lines begin
 * as the one before.
 *
 * @returns undefined where the record is laid out in another way, or has not so many changes.
 */
function countedLines(recordText: string, changes: number): Repair[] | undefined {
  const list = recordText.indexOf(listStart);
  if (list < 0) return undefined;
  const counts = new Map<string, number>();
  let opening = '';
  let left = changes;
  let start = list + listStart.length;
  while (recordText.startsWith('{"step":', start)) {
    const end = recordText.indexOf('\n', start);
    if (opening === '' || !recordText.startsWith(opening, start)) {
      const place = recordText.indexOf(reasonEnd, start);
      if (place < 0 || place > end) return undefined;
      opening = recordText.slice(start, place + reasonEnd.length);
    }
    counts.set(opening, (counts.get(opening) ?? 0) + 1);
    left--;
    start = end + 1;
    if (end < 0) return undefined;
  }
  return left === 0 && recordText.startsWith(']', start) ? mergedRepairs(counts) : undefined;
}

/** One step may stand there in several versions. */
function mergedRepairs(counts: ReadonlyMap<string, number>): Repair[] {
  const merged = new Map<string, Repair>();
  for (const [opening, count] of counts) {
    const { step, reason } = JSON.parse(`${opening}0}`) as { readonly step: string; readonly reason: string };
    const key = `${step} ${reason}`;
    merged.set(key, { step, reason, count: count + (merged.get(key)?.count ?? 0) });
  }
  return [...merged.values()];
}
