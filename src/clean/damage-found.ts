import type { LocalizedText } from './step.ts';
import { steps } from './steps/index.ts';
import type { TracedText } from './traced/traced-text.ts';

/** Reasons of doubts on characters that are nowhere in the source. */
const lost = new Set(['lost-in-transcoding', 'left-misread', 'undecoded']);

const textLost: LocalizedText = { 'zh-Hans': '有文字丢失', 'zh-Hant': '有文字遺失', en: 'text lost in transcoding' };

/** What the steps found of damage that no evidence of the whole document tells: a few entities are left in any text. */
export function damageFound({ passes, doubts }: Pick<TracedText, 'passes' | 'doubts'>): LocalizedText[] {
  const atWork = new Set(passes.map(({ step }) => step));
  const found = steps.flatMap(({ name, damage }) => (damage !== undefined && atWork.has(name) ? [damage] : []));
  return doubts.some(({ reason }) => lost.has(reason)) ? [...found, textLost] : found;
}
