import type { ArchiveIndex } from './archive-index.ts';
import type { TextSource, ToOtherScript } from './text-page.ts';
import type { Words } from './words.ts';

/** A whole archive at hand, as `astro dev` has it. */
export interface Archive {
  readonly index: ArchiveIndex;
  readonly words: Words;
  readonly toOtherScript: ToOtherScript;
  readText(id: string): Promise<TextSource>;
}
