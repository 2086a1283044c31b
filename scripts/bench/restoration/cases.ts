import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { repairCharacters } from '../../../src/clean/clean-document.ts';
import type { LanguageModel } from '../../../src/clean/language/language-model.ts';
import { type Document, parseDocument } from '../../damage/document.ts';
import { damage, type Recipe } from '../../damage/recipe.ts';
import { toRestored } from './score.ts';

/** The shelves, in the order in which they are read. */
export const shelves = ['wild', 'synthetic', 'negative', 'known-failures'] as const;
export type Shelf = (typeof shelves)[number];

/** A short text and what it was; evidence comes from the page around it. */
export interface Case {
  readonly name: string;
  /** What the document around the text shows; nothing stands around it without. */
  readonly page?: keyof typeof pages;
  readonly text: string;
  /** As `text` where nothing may change. */
  readonly restored?: string;
}

/** How the page around a case is damaged. */
const pages = {
  plain: {},
  glossed: { script: 'mirror', density: 0.4 },
  toneless: { script: 'mirror', density: 0.5, dialect: 'toneless' },
  converted: { script: 'mirror' },
  folded: { fold: 'before', quotes: 'straight' },
} as const satisfies Record<string, Omit<Recipe, 'seed'>>;

const host: Document = parseDocument(
  readFileSync(new URL('../../sample/originals/baichuan-textile-park.md', import.meta.url), 'utf8'),
);

/** The stored text of a shelf, and the cases in it. */
export function readShelf(shelf: Shelf): { yaml: string; cases: readonly Case[] } {
  const yaml = readFileSync(new URL(`../../../src/clean/cases/${shelf}.yaml`, import.meta.url), 'utf8');
  return { yaml, cases: (parse(yaml) as readonly Case[] | null) ?? [] };
}

export interface CaseResult {
  readonly passed: boolean;
  readonly found: string;
  readonly expected: string;
}

/** Restore a case inside its page. */
export function runCase({ page, text, restored = text }: Case, language: LanguageModel): CaseResult {
  const around = page === undefined ? '' : damage(host, { seed: 7, ...pages[page] }).text;
  const middle = around.indexOf('\n', around.length >> 1) + 1;
  const whole = page === undefined ? text : `${around.slice(0, middle)}${text}\n${around.slice(middle)}`;
  const { traced } = repairCharacters(whole, language);
  const span = toRestored(traced, { start: middle, end: middle + text.length });
  const found = traced.text.slice(span.start, span.end);
  return { passed: found === restored, found, expected: restored };
}
