import type { Block } from '../../document/block.ts';
import type { FrontMatter } from '../../document/front-matter.ts';
import type { Mark } from '../block-html.ts';
import type { CitedWork } from '../citation/cited-work.ts';

/** A text with what its files are made from, in one script. */
export interface ExportedText {
  readonly work: CitedWork;
  readonly frontMatter: FrontMatter;
  /** Blocks in the script exported. */
  readonly blocks: readonly Block[];
  /** Doubted and blacked-out words of each block, by its name; of the original script only. */
  readonly marks: ReadonlyMap<string, readonly Mark[]>;
  /** Licence of the archive, in words. */
  readonly licence?: string;
  /** Address of the change record's page. */
  readonly recordUrl?: string;
}
