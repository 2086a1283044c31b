import type { Change } from '../clean/record/change-record.ts';
import { replayPasses } from '../clean/record/replay.ts';
import type { Edit } from '../clean/traced/edit.ts';

/** A step's change that took part in making a segment what it is. */
export interface Touch {
  readonly step: string;
  readonly reason: string;
}

/** A piece of the source text and the piece of the restored text that it became. */
export interface Segment {
  readonly source: string;
  readonly restored: string;
  /** Where in the source and in the restored text, UTF-16 code units. */
  readonly sourceStart: number;
  readonly restoredStart: number;
  /** The changes that made it, in order of steps; empty where source and restored text are the same. */
  readonly touches: readonly Touch[];
}

/** A changed piece while steps are composed: its place in the source and in the text as it stands after some steps. */
interface Piece {
  readonly sourceStart: number;
  readonly sourceEnd: number;
  readonly start: number;
  readonly end: number;
  readonly touches: readonly Touch[];
}

/**
 * Lay a source text beside the restored text: the flat composition of all steps' changes. The segments' `source` joined
 * is the source text, their `restored` joined is the restored text.
 *
 * Changes of different steps that overlap come together in one segment that names them all.
 *
 * @param changes in order: by step, then by place; each `start` in UTF-16 code units of that step's input.
 * @throws RangeError when a change does not fit the text that it should change.
 */
export function segments(source: string, changes: readonly Change[]): Segment[] {
  const passes = replayPasses(source, changes);
  let pieces: readonly Piece[] = [];
  for (const { step, edits } of passes) pieces = composePass(pieces, step, edits);
  return layOut(source, passes.at(-1)?.after ?? source, pieces);
}

/** Add one pass's changes to the pieces made by the passes before it; linear in both. */
function composePass(pieces: readonly Piece[], step: string, pass: readonly Edit[]): Piece[] {
  const composed: Piece[] = [];
  let pieceIndex = 0;
  let changeIndex = 0;
  /** Source position minus position in the pass's input, behind the pieces taken so far. */
  let toSource = 0;
  /** Position in the pass's output minus position in its input, behind the changes taken so far. */
  let toOutput = 0;
  while (pieceIndex < pieces.length || changeIndex < pass.length) {
    const startsWithPiece = isFirst(pieces[pieceIndex], pass[changeIndex]);
    const { start } = (startsWithPiece ? pieces[pieceIndex] : pass[changeIndex]) as Piece | Edit;
    const sourceStart = start + toSource;
    const outputStart = start + toOutput;
    const touches: Touch[] = [];
    let end = start;
    let taken = false;
    // Spans that merely touch stay apart: only what begins before the end of the group joins it.
    while (true) {
      const piece = pieces[pieceIndex];
      const change = pass[changeIndex];
      if (piece !== undefined && (taken ? piece.start < end : startsWithPiece)) {
        end = Math.max(end, piece.end);
        toSource = piece.sourceEnd - piece.end;
        touches.push(...piece.touches);
        pieceIndex++;
      } else if (change !== undefined && (taken ? change.start < end : !startsWithPiece)) {
        end = Math.max(end, change.end);
        toOutput += change.insert.length - (change.end - change.start);
        touches.push({ step, reason: change.reason });
        changeIndex++;
      } else break;
      taken = true;
    }
    composed.push({ sourceStart, sourceEnd: end + toSource, start: outputStart, end: end + toOutput, touches });
  }
  return composed;
}

/** Does the next piece stand before the next change? A piece that became nothing stands before a change at its place. */
function isFirst(piece: Piece | undefined, change: Edit | undefined): boolean {
  if (piece === undefined || change === undefined) return piece !== undefined;
  return piece.start < change.start || (piece.start === change.start && piece.end === piece.start);
}

function layOut(source: string, restored: string, pieces: readonly Piece[]): Segment[] {
  const laidOut: Segment[] = [];
  let sourceStart = 0;
  let restoredStart = 0;
  const push = (sourceEnd: number, restoredEnd: number, touches: readonly Touch[]): void => {
    if (sourceEnd === sourceStart && restoredEnd === restoredStart && touches.length === 0) return;
    laidOut.push({
      source: source.slice(sourceStart, sourceEnd),
      restored: restored.slice(restoredStart, restoredEnd),
      sourceStart,
      restoredStart,
      touches,
    });
    sourceStart = sourceEnd;
    restoredStart = restoredEnd;
  };
  for (const piece of pieces) {
    push(piece.sourceStart, piece.start, []);
    push(piece.sourceEnd, piece.end, piece.touches);
  }
  push(source.length, restored.length, []);
  return laidOut;
}
