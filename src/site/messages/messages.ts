import type { Language } from '../edition.ts';
import { en } from './en.ts';
import { zhHans } from './zh-hans.ts';
import { zhHant } from './zh-hant.ts';

/** The interface texts of one language: a key missing from a dictionary fails the type check. */
export type Messages = typeof zhHans;

const dictionaries: Readonly<Record<Language, Messages>> = { 'zh-Hans': zhHans, 'zh-Hant': zhHant, en };

/** The interface texts of a language. */
export function messagesOf(language: Language): Messages {
  return dictionaries[language];
}
