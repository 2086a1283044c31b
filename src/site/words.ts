import type { LocalizedText } from '../clean/step.ts';
import type { Language } from './edition.ts';

/** Plain words for the ids that stand in change records. */
export interface Words {
  /** By step, then by reason. */
  readonly reasons: Readonly<Record<string, Readonly<Record<string, LocalizedText>>>>;
  /** By rule of what was set apart, or found as metadata. */
  readonly rules: Readonly<Record<string, LocalizedText>>;
}

export const noWords: Words = { reasons: {}, rules: {} };

/** What a step's reason means; the id itself where there are no words for it. */
export function reasonInWords(words: Words, language: Language, step: string, reason: string): string {
  return words.reasons[step]?.[reason]?.[language] ?? reason;
}

/** What a rule means; the id itself where there are no words for it. */
export function ruleInWords(words: Words, language: Language, rule: string): string {
  return words.rules[rule]?.[language] ?? rule;
}
