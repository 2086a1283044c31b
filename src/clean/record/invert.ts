import { encodeSource } from '../bytes/source-text.ts';
import type { ChangeRecord } from './change-record.ts';
import { sourceText } from './replay.ts';

/** Put the restored text together again from the texts of its blocks and what was set apart. */
export function restoredText(blocks: readonly string[], record: Pick<ChangeRecord, 'blocks' | 'setApart'>): string {
  const pieces: { start: number; text: string }[] = record.setApart.map(({ start, text }) => ({ start, text }));
  for (const [index, block] of record.blocks.entries()) {
    const text = blocks[index] ?? '';
    let taken = 0;
    for (const span of block.spans) {
      pieces.push({ start: span.start, text: text.slice(taken, taken + span.end - span.start) });
      taken += span.end - span.start;
    }
    if (taken !== text.length) {
      throw new RangeError(
        `Unexpected ${text.length} code units in block ${block.name}, expected ${taken} by its record`,
      );
    }
  }
  return pieces
    .sort((a, b) => a.start - b.start)
    .map((piece) => piece.text)
    .join('');
}

/**
 * Make the source's bytes again from the clean text's blocks and the record (the first law, backwards).
 *
 * @throws RangeError when the record does not belong to this text, naming the place.
 */
export function invert(blocks: readonly string[], record: ChangeRecord): Uint8Array {
  const text = sourceText(restoredText(blocks, record), record.changes);
  return encodeSource({ ...record.source, irregular: record.irregular, text });
}
