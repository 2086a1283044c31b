/** Read a text's fragment: the record that stands behind one result. */
import { applyScriptDifference, type ScriptDifference } from '../script/difference.ts';
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

/** Read a fragment's JSON. */
export function parseFragment(json: string): Fragment {
  const { url, content, chengwen } = JSON.parse(json) as { url: string; content: string; chengwen: FragmentExtension };
  let original: string[] | undefined;
  const characters = (): string[] => {
    // Units and separators alternate, and every unit is one code point: no need to look at what they are.
    original ??= Array.from(content).filter((_, index) => index % 2 === 0);
    return original;
  };
  const made = new Map<Script, readonly FragmentBlock[]>();
  return {
    extension: chengwen,
    url,
    characters() {
      const gap = Array.from({ length: BLOCK_GAP }, () => '');
      return this.blocks(chengwen.script).flatMap((block) => [...block.characters, ...gap]);
    },
    blocks(script) {
      let blocks = made.get(script);
      if (blocks === undefined) {
        const { difference, script: from } = chengwen;
        const shown = script === from ? characters() : applyScriptDifference(characters(), difference, from);
        let start = 0;
        blocks = chengwen.lengths.map((length, index) => {
          const block = {
            name: index === 0 ? 'title' : (chengwen.names?.[index - 1] ?? `p${index}`),
            start,
            characters: shown.slice(start, start + length),
          };
          start += length + BLOCK_GAP;
          return block;
        });
        made.set(script, blocks);
      }
      return blocks;
    },
  };
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
