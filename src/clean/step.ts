import type { Diagnosis } from './diagnosis/diagnosis.ts';
import type { LanguageModel } from './language/language-model.ts';
import type { Doubt, Edit, Span } from './traced/edit.ts';

/** What a step may look at besides its text. */
export interface StepContext {
  /** What the whole document shows of how it was damaged; made once, before any step. */
  readonly diagnosis: Diagnosis;
  readonly language: LanguageModel;
  /** Where an earlier step left damage open, ascending: nothing that is found there is taken. */
  readonly open?: readonly Span[];
}

export interface StepResult {
  readonly edits: readonly Edit[];
  readonly doubts: readonly Doubt[];
}

/**
 * A repair of characters: a pure function from a text to edits and doubts.
 *
 * It finds nothing in its own output. It changes nothing that the diagnosis does not call damaged.
 */
export interface Step {
  /** Kebab-case and permanent: it stands in every change record. */
  readonly name: string;
  /** Raised whenever the step's results can change. */
  readonly version: number;
  /** What each reason id means, in plain words for the record page. */
  readonly reasons: Readonly<Record<string, LocalizedText>>;
  /** What a text suffered in which the step made edits, where the diagnosis does not say it: `character entities left`. */
  readonly damage?: LocalizedText;
  /**
   * Reasons of doubts that stand on characters that are still not those written: what lies in them is left alone by later
   * steps.
   */
  readonly openDoubts?: readonly string[];
  repair(text: string, context: StepContext): StepResult;
}

/** An interface text in the three languages of the site. */
export interface LocalizedText {
  readonly 'zh-Hans': string;
  readonly 'zh-Hant': string;
  readonly en: string;
}

export const nothing: StepResult = { edits: [], doubts: [] };
