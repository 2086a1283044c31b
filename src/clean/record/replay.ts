import type { Encoding } from '../bytes/codec.ts';
import { decodeSource } from '../bytes/source-text.ts';
import { applyEdits, type Edit } from '../traced/edit.ts';
import type { Change, ChangeRecord } from './change-record.ts';

/** The result of replaying a record: the restored text, and the text of each block. */
export interface Replayed {
  readonly restored: string;
  readonly blocks: readonly string[];
}

/** Consecutive changes of one step. */
function passesOf(changes: readonly Change[]): Change[][] {
  const passes: Change[][] = [];
  for (const change of changes) {
    const pass = passes.at(-1);
    if (pass?.[0]?.step === change.step) pass.push(change);
    else passes.push([change]);
  }
  return passes;
}

/** The texts that the steps were given, one after another, from the decoded source on; the last one is the restored text. */
export function replayPasses(
  source: string,
  changes: readonly Change[],
): { step: string; edits: Edit[]; after: string }[] {
  let text = source;
  return passesOf(changes).map((pass) => {
    const edits = pass.map(({ start, before, after, reason, step }) => {
      const found = text.slice(start, start + before.length);
      if (found !== before) {
        throw new RangeError(
          `Unexpected ${JSON.stringify(found)} at ${start} in the input of step ${step}, expected ${JSON.stringify(before)}: the record does not belong to this source`,
        );
      }
      return { start, end: start + before.length, insert: after, reason };
    });
    text = applyEdits(text, edits);
    return { step: pass[0]?.step ?? '', edits, after: text };
  });
}

/**
 * Make the clean text again from the source's bytes and the record (the first law).
 *
 * @throws RangeError when the record does not belong to these bytes, naming the place.
 */
export function replay(bytes: Uint8Array, record: Pick<ChangeRecord, 'source' | 'changes' | 'blocks'>): Replayed {
  const source = decodeSource(bytes, record.source.encoding as Encoding).text;
  const restored = replayPasses(source, record.changes).at(-1)?.after ?? source;
  const blocks = record.blocks.map(({ spans }) => spans.map(({ start, end }) => restored.slice(start, end)).join(''));
  return { restored, blocks };
}

/** Undo the changes: the decoded source from the restored text. @throws RangeError as `replay`. */
export function sourceText(restored: string, changes: readonly Change[]): string {
  return passesOf(changes).reverse().reduce(undoPass, restored);
}

function undoPass(output: string, pass: readonly Change[]): string {
  let input = '';
  let done = 0;
  let shift = 0;
  for (const { start, before, after, step } of pass) {
    const place = start + shift;
    const found = output.slice(place, place + after.length);
    if (place < done || found !== after) {
      throw new RangeError(
        `Unexpected ${JSON.stringify(found)} at ${place} in the output of step ${step}, expected ${JSON.stringify(after)}: the record does not belong to this text`,
      );
    }
    input += output.slice(done, place) + before;
    done = place + after.length;
    shift += after.length - before.length;
  }
  return input + output.slice(done);
}
