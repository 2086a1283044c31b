import { correctionStep } from '../../src/clean/correction.ts';
import { steps } from '../../src/clean/steps/index.ts';
import { boilerplateRules } from '../../src/clean/structure/boilerplate/index.ts';
import type { Words } from '../../src/site/words.ts';

/** What the ids in change records mean: the reasons of all steps, the rules of all lines set apart. */
export const words: Words = {
  reasons: { ...Object.fromEntries(steps.map(({ name, reasons }) => [name, reasons])), [correctionStep.name]: {} },
  rules: Object.fromEntries(boilerplateRules.map(({ id, reason }) => [id, reason])),
};
