import { parse } from 'yaml';
import type { Language, Script } from './edition.ts';

/** What `content/archive.yaml` says about the archive as a whole. */
export interface ArchiveSettings {
  readonly name: Readonly<Record<Language, string>>;
  readonly description: Readonly<Record<Language, string>>;
  /** Address that the site is published at, with a slash at its end; absent when not known yet. */
  readonly baseUrl?: string;
  /** Licence of the restored texts and records, in words. */
  readonly licence?: string;
  readonly defaultScript: Script;
  /** An e-mail address or a web address. */
  readonly contact?: string;
}

const languages: readonly Language[] = ['zh-Hans', 'zh-Hant', 'en'];

/**
 * Read `archive.yaml`. `name` and `description` are one text for all languages, or one each (`zh-Hans`, `zh-Hant`, `en`).
 *
 * @throws RangeError naming the field, what was found and what was expected.
 */
export function readArchiveSettings(yaml: string): ArchiveSettings {
  const value: unknown = parse(yaml) ?? {};
  if (typeof value !== 'object' || Array.isArray(value))
    throw unexpected('the file', value, 'fields such as `name: …`');
  const fields = value as Readonly<Record<string, unknown>>;
  const defaultScript = fields['defaultScript'] ?? 'Hans';
  if (defaultScript !== 'Hans' && defaultScript !== 'Hant')
    throw unexpected('defaultScript', defaultScript, 'Hans or Hant');
  const baseUrl = optionalText(fields, 'baseUrl');
  if (baseUrl !== undefined && !/^https?:\/\/[^\s"<>]+$/.test(baseUrl))
    throw unexpected('baseUrl', baseUrl, 'an address that begins with https://');
  const licence = optionalText(fields, 'licence');
  const contact = optionalText(fields, 'contact');
  return {
    name: inEachLanguage(fields, 'name', '澄文'),
    description: inEachLanguage(fields, 'description', ''),
    defaultScript,
    ...(baseUrl !== undefined && { baseUrl: baseUrl.endsWith('/') ? baseUrl : `${baseUrl}/` }),
    ...(licence !== undefined && { licence }),
    ...(contact !== undefined && { contact }),
  };
}

function optionalText(fields: Readonly<Record<string, unknown>>, field: string): string | undefined {
  const value = fields[field];
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value !== 'string') throw unexpected(field, value, 'a text');
  return value;
}

function inEachLanguage(
  fields: Readonly<Record<string, unknown>>,
  field: string,
  absent: string,
): Record<Language, string> {
  const value = fields[field] ?? absent;
  if (typeof value === 'string') return { 'zh-Hans': value, 'zh-Hant': value, en: value };
  if (typeof value !== 'object' || Array.isArray(value))
    throw unexpected(field, value, 'a text, or one for each language');
  const texts = value as Readonly<Record<string, unknown>>;
  const known = languages.map((language) => texts[language]).find((text) => typeof text === 'string');
  if (typeof known !== 'string') throw unexpected(field, value, `a text for one of ${languages.join(', ')}`);
  const text = (language: Language): string => (typeof texts[language] === 'string' ? texts[language] : known);
  return { 'zh-Hans': text('zh-Hans'), 'zh-Hant': text('zh-Hant'), en: text('en') };
}

function unexpected(field: string, found: unknown, expected: string): RangeError {
  return new RangeError(`Unexpected ${field} ${JSON.stringify(found)} in \`archive.yaml\`, expected ${expected}`);
}
