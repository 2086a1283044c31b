import { applyEdits, type Edit } from './edit.ts';
import { PositionMap } from './position-map.ts';

/**
 * Join two lists of edits, the second made on what the first makes of the text, into one list on the text itself.
 *
 * Where a later edit touches what an earlier one put in, both become one, with the later one's reason; of two that touch
 * one and the same, only the first is taken.
 *
 * @throws RangeError as `applyEdits` does.
 */
export function composeEdits(text: string, first: readonly Edit[], second: readonly Edit[]): Edit[] {
  const between = applyEdits(text, first);
  const map = new PositionMap(first);
  const joined: Edit[] = [];
  let next = 0;
  for (const edit of second) {
    const source = map.toInput(edit);
    // A second edit inside what one earlier edit put in would overlap the one before it: left for another round.
    if (source.start < (joined.at(-1)?.end ?? 0)) continue;
    const covered = map.toOutput(source);
    for (let earlier = first[next]; earlier !== undefined && earlier.end <= source.start; earlier = first[next]) {
      joined.push(earlier);
      next++;
    }
    for (let earlier = first[next]; earlier !== undefined && earlier.start < source.end; earlier = first[next]) next++;
    const insert = between.slice(covered.start, edit.start) + edit.insert + between.slice(edit.end, covered.end);
    joined.push({ start: source.start, end: source.end, insert, reason: edit.reason });
  }
  return [...joined, ...first.slice(next)];
}
