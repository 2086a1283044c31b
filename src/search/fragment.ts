/** Read a text's fragment: the record that stands behind one result. */
import { differencesByPosition, inOtherScript, type ScriptDifference } from '../script/difference.ts';
import { foldCodePoint } from '../script/fold.ts';
import type { Script } from '../script/script.ts';

/**
 * Positions between the last character of a block and the first of the next. More than a pattern can leave open at a
 * stretch (`MAXIMUM_UNKNOWN`), so patterns stay inside blocks; each costs a byte or so in a fragment, none in the index.
 */
export const BLOCK_GAP = 5;

/** What this project adds to Pagefind's own fragment. */
export interface FragmentExtension {
  readonly id: string;
  readonly otherUrl: string;
  readonly script: Script;
  /** Code points of the title and of each block. */
  readonly lengths: readonly number[];
  /** Names of the blocks; `null` when they are p1, p2 … in order. */
  readonly names: readonly string[] | null;
  readonly difference: ScriptDifference;
  readonly date?: string;
  readonly publisher?: string;
  readonly places: readonly string[];
  readonly kind?: string;
}

/** A block and where it begins, counted in code points from the beginning of the title. */
export interface FragmentBlock {
  readonly name: string;
  readonly start: number;
  /** Code points, in the script that was asked for. */
  readonly characters: readonly string[];
}

export interface Fragment {
  readonly extension: FragmentExtension;
  /** Address in the original script. */
  readonly url: string;
  /** All characters in the original script: element i stands at position i; '' in the gaps between blocks. */
  characters(): readonly string[];
  /** The title first (named `title`), then the blocks in reading order. */
  blocks(script: Script): readonly FragmentBlock[];
}

/** Half of the surrogate pair that a character beyond the Basic Multilingual Plane takes in a string. */
const SURROGATE = /[\ud800-\udfff]/;

/** A text's characters, any part of it at a time: of a long text with one hit, one block is taken apart. */
function characterReader(content: string): (start: number, length: number) => string[] {
  // Units and separators alternate, and every unit is one code point: no need to look at what they are.
  if (!SURROGATE.test(content))
    return (start, length) => Array.from({ length }, (_, index) => content[2 * (start + index)] as string);
  const all = Array.from(content).filter((_, index) => index % 2 === 0);
  return (start, length) => all.slice(start, start + length);
}

/** Read a fragment's JSON. */
export function parseFragment(json: string): Fragment {
  const { url, content, chengwen } = JSON.parse(json) as { url: string; content: string; chengwen: FragmentExtension };
  const { difference, lengths, names, script: from } = chengwen;
  let read: ReturnType<typeof characterReader> | undefined;
  const made = new Map<Script, readonly FragmentBlock[]>();
  const makeBlocks = (script: Script): readonly FragmentBlock[] => {
    const differences = script === from ? undefined : differencesByPosition(difference);
    let next = 0;
    return lengths.map((length, index) => {
      const start = next;
      next += length + BLOCK_GAP;
      let characters: readonly string[] | undefined;
      return {
        name: index === 0 ? 'title' : (names?.[index - 1] ?? `p${index}`),
        start,
        get characters() {
          if (characters === undefined) {
            read ??= characterReader(content);
            const own = read(start, length);
            characters = differences === undefined ? own : inOtherScript(own, start, differences, from);
          }
          return characters;
        },
      };
    });
  };
  return {
    extension: chengwen,
    url,
    characters() {
      const gap = Array.from({ length: BLOCK_GAP }, () => '');
      return this.blocks(from).flatMap((block) => [...block.characters, ...gap]);
    },
    blocks(script) {
      let blocks = made.get(script);
      if (blocks === undefined) {
        blocks = makeBlocks(script);
        made.set(script, blocks);
      }
      return blocks;
    },
  };
}

/** A block's characters as the index has them: positions stay. */
export function foldedCharacters(characters: readonly string[]): number[] {
  return characters.map((character) => foldCodePoint(character.codePointAt(0) ?? 0));
}

/** The block that holds a position. Blocks are sorted, so a binary search does. */
export function blockAt(blocks: readonly FragmentBlock[], position: number): FragmentBlock | undefined {
  let low = 0;
  let high = blocks.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((blocks[middle]?.start ?? 0) <= position) low = middle;
    else high = middle - 1;
  }
  return blocks[low];
}
