import { countRecurring, eachString, type RecurringStrings, type StringCount } from './count-recurring.ts';
import { foldedText } from './han.ts';
import { StringFinder } from './string-finder.ts';

/** Texts as they were before a change and as they are after it, folded (`hanUnits`). */
export interface ChangedUnits {
  readonly before: Uint16Array | undefined;
  readonly now: Uint16Array | undefined;
}

/** Characters of changed texts, before and now: with more, counting anew takes less memory and hardly more time. */
const mostChanged = 50_000;

type Changing = { texts: number; occurrences: number };

/**
 * Strings that recur, as `countRecurring` counts them, from what they were: corrected by the strings of the texts that
 * changed. Those that such a text has and that did not recur before are counted in all texts.
 *
 * @param known counts before the change. @param texts all texts after it, folded.
 */
export function recountRecurring(
  known: RecurringStrings,
  changes: readonly ChangedUnits[],
  texts: readonly Uint16Array[],
  shortest: number,
  longest: number,
  fewest: number,
): RecurringStrings {
  const changed = changes.reduce((sum, { before, now }) => sum + (before?.length ?? 0) + (now?.length ?? 0), 0);
  if (changed > mostChanged) return countRecurring(texts, shortest, longest, fewest);
  const differences = new Map<string, Changing>();
  const add = (units: Uint16Array | undefined, sign: 1 | -1): void => {
    if (units === undefined) return;
    const folded = foldedText(units);
    const own = new Map<string, number>();
    eachString(units, shortest, longest, (start, end) => {
      const string = folded.slice(start, end);
      own.set(string, (own.get(string) ?? 0) + 1);
    });
    for (const [string, occurrences] of own) {
      const difference = differences.get(string) ?? { texts: 0, occurrences: 0 };
      difference.texts += sign;
      difference.occurrences += sign * occurrences;
      differences.set(string, difference);
    }
  };
  for (const { before, now } of changes) {
    add(before, -1);
    add(now, 1);
  }
  const strings = new Map<string, StringCount>(known);
  const asked = new Map<string, Changing & { string: string; last: number }>();
  for (const [string, difference] of differences) {
    if (difference.texts === 0 && difference.occurrences === 0) continue;
    const was = known.get(string);
    if (was === undefined) {
      // It did not recur: it may now, where more texts have it.
      if (difference.texts > 0) asked.set(string, { string, texts: 0, occurrences: 0, last: -1 });
      continue;
    }
    const count = { texts: was.texts + difference.texts, occurrences: was.occurrences + difference.occurrences };
    if (count.texts >= fewest) strings.set(string, count);
    else strings.delete(string);
  }
  if (asked.size === 0) return strings;
  const finder = new StringFinder(asked, shortest, longest);
  for (const [index, units] of texts.entries()) {
    finder.eachPlace(units, (one) => {
      one.occurrences++;
      if (one.last !== index) one.texts++;
      one.last = index;
    });
  }
  for (const { string, texts: count, occurrences } of asked.values())
    if (count >= fewest) strings.set(string, { texts: count, occurrences });
  return strings;
}
