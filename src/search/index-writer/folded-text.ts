/** Texts as the index sees them: folded code points, block by block, each at its position (`feed.ts` says which). */
import { foldCodePoint } from '../../script/fold.ts';
import { BLOCK_GAP } from '../fragment.ts';

/** Stands at positions that hold no character. */
export const NO_CHARACTER = -1;

/** Foldings of the Basic Multilingual Plane, 0 until they are asked for; one more than the code point. */
const foldedUnits = new Int32Array(0x1_0000);

/** Fold a UTF-16 code unit that is a whole code point, or half of one alone. */
export function foldedUnit(unit: number): number {
  const known = foldedUnits[unit] as number;
  if (known !== 0) return known - 1;
  const folded = foldCodePoint(unit);
  foldedUnits[unit] = folded + 1;
  return folded;
}

/** A text's characters by their position. Used again and again: the arrays are valid until the next `set`. */
export class FoldedText {
  characters = new Int32Array(1 << 12);
  /** Positions, the gaps after blocks counted. */
  length = 0;
  /** Positions of the title. */
  titleLength = 0;

  /** @param blocks the title first. */
  set(blocks: readonly string[]): void {
    const most = blocks.reduce((sum, block) => sum + block.length + BLOCK_GAP, 0);
    if (most > this.characters.length) this.characters = new Int32Array(2 * most);
    const { characters } = this;
    let position = 0;
    for (let number = 0; number < blocks.length; number++) {
      const block = blocks[number] as string;
      for (let index = 0; index < block.length; index++) {
        const unit = block.charCodeAt(index);
        const isPair = unit >= 0xd800 && unit < 0xdc00 && (block.codePointAt(index) as number) > 0xffff;
        characters[position++] = isPair ? foldCodePoint(block.codePointAt(index++) as number) : foldedUnit(unit);
      }
      if (number === 0) this.titleLength = position;
      characters.fill(NO_CHARACTER, position, position + BLOCK_GAP);
      position += BLOCK_GAP;
    }
    this.length = position;
  }
}
