/** Where two texts differ: `[start, end)` of the first against `[otherStart, otherEnd)` of the second, UTF-16 code units. */
export interface Hunk {
  readonly start: number;
  readonly end: number;
  readonly otherStart: number;
  readonly otherEnd: number;
}

/** Most insertions and deletions looked for in one pair of lines; beyond it the rest of the pair is one hunk. */
const mostMoves = 6000;

/**
 * Compare two texts line by line: where both have as many lines each is compared with its like, else the lines are
 * aligned first. Linear in length for the few differences that restorations leave in a line.
 *
 * @example differences('產(chǎn)業', '产業') // [{ start: 0, end: 7, otherStart: 0, otherEnd: 1 }]
 */
export function differences(text: string, other: string): Hunk[] {
  if (text === other) return [];
  const lines = text.split('\n');
  const otherLines = other.split('\n');
  const hunks: Hunk[] = [];
  let start = 0;
  let otherStart = 0;
  const compare = (line: string, otherLine: string): void => {
    for (const hunk of differencesOf(line, otherLine)) {
      hunks.push({
        start: hunk.start + start,
        end: hunk.end + start,
        otherStart: hunk.otherStart + otherStart,
        otherEnd: hunk.otherEnd + otherStart,
      });
    }
    start += line.length + 1;
    otherStart += otherLine.length + 1;
  };
  if (lines.length === otherLines.length) {
    for (const [index, line] of lines.entries()) compare(line, otherLines[index] ?? '');
    return hunks;
  }
  let index = 0;
  let otherIndex = 0;
  const upTo = (end: number, otherEnd: number): void => {
    compare(lines.slice(index, end).join('\n'), otherLines.slice(otherIndex, otherEnd).join('\n'));
    if (end === index) start--;
    if (otherEnd === otherIndex) otherStart--;
    index = end;
    otherIndex = otherEnd;
  };
  for (const hunk of differencesOf(lines, otherLines)) {
    if (hunk.start > index) upTo(hunk.start, hunk.otherStart);
    upTo(hunk.end, hunk.otherEnd);
  }
  return hunks;
}

/** Size of the change that a hunk asks for: its longer side. */
export function sizeOf({ start, end, otherStart, otherEnd }: Hunk): number {
  return Math.max(end - start, otherEnd - otherStart);
}

/** Myers' greedy comparison of two sequences, common ends taken off first; hunks in order, merged where they touch. */
function differencesOf(first: ArrayLike<string>, second: ArrayLike<string>): Hunk[] {
  let head = 0;
  let end = first.length;
  let otherEnd = second.length;
  while (head < end && head < otherEnd && first[head] === second[head]) head++;
  while (end > head && otherEnd > head && first[end - 1] === second[otherEnd - 1]) {
    end--;
    otherEnd--;
  }
  if (head === end && head === otherEnd) return [];
  const length = end - head;
  const otherLength = otherEnd - head;
  const most = Math.min(length + otherLength, mostMoves);
  const reached = new Int32Array(2 * most + 3);
  const offset = most + 1;
  const trace: Int32Array[] = [];
  for (let moves = 0; moves <= most; moves++) {
    for (let diagonal = -moves; diagonal <= moves; diagonal += 2) {
      const down =
        diagonal === -moves ||
        (diagonal !== moves && at(reached, offset + diagonal - 1) < at(reached, offset + diagonal + 1));
      let x = down ? at(reached, offset + diagonal + 1) : at(reached, offset + diagonal - 1) + 1;
      let y = x - diagonal;
      while (x < length && y < otherLength && first[head + x] === second[head + y]) {
        x++;
        y++;
      }
      reached[offset + diagonal] = x;
      if (x >= length && y >= otherLength) return walkBack(trace, moves, length, otherLength, head);
    }
    trace.push(reached.slice(offset - moves, offset + moves + 1));
  }
  return [{ start: head, end, otherStart: head, otherEnd }];
}

function at(values: Int32Array, index: number): number {
  return values[index] as number;
}

function walkBack(
  trace: readonly Int32Array[],
  moves: number,
  length: number,
  otherLength: number,
  head: number,
): Hunk[] {
  const hunks: Hunk[] = [];
  let x = length;
  let y = otherLength;
  for (let move = moves; move > 0; move--) {
    const row = trace[move - 1] as Int32Array;
    const value = (diagonal: number): number => row[diagonal + move - 1] ?? -1;
    const diagonal = x - y;
    const down = diagonal === -move || (diagonal !== move && value(diagonal - 1) < value(diagonal + 1));
    const previous = down ? diagonal + 1 : diagonal - 1;
    const previousX = value(previous);
    const previousY = previousX - previous;
    // The step itself stands before the run of equal items that followed it.
    const fromX = previousX;
    const fromY = previousY;
    const toX = down ? previousX : previousX + 1;
    const toY = down ? previousY + 1 : previousY;
    const next = hunks.at(-1);
    const hunk = { start: head + fromX, end: head + toX, otherStart: head + fromY, otherEnd: head + toY };
    if (next !== undefined && next.start === hunk.end && next.otherStart === hunk.otherEnd) {
      hunks[hunks.length - 1] = { ...next, start: hunk.start, otherStart: hunk.otherStart };
    } else hunks.push(hunk);
    x = previousX;
    y = previousY;
  }
  return hunks.reverse();
}
