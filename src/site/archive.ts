import type { CorrectionLog } from './corrections.ts';
import type { IndexPagesSource } from './index-pages.ts';
import type { TextSource } from './text-page.ts';
import type { Words } from './words.ts';

/** A whole archive at hand, as `astro dev` has it. */
export interface Archive extends Omit<IndexPagesSource, 'site'> {
  readonly words: Words;
  readonly corrections: CorrectionLog;
  readText(id: string): Promise<TextSource>;
}
