/**
 * Derive the other script of a text, by OpenCC with phrases, for pages and for the search index.
 *
 * Character for character: the result has as many UTF-16 code units as the text, and the i-th character stands for the
 * i-th. Vocabulary is not substituted (软件 becomes 軟件, not 軟體): these are archived texts, not translations.
 */
import { Locale as LocaleToTraditional } from 'opencc-js/cn2t';
import { Locale as LocaleToSimplified } from 'opencc-js/t2cn';
import { foldCodePoint } from './fold.ts';
import { type ConversionConfiguration, phraseConverter } from './phrase-converter.ts';
import type { Script } from './script.ts';
import { isSurrogate } from './units.ts';

const converters = new Map<Script, (text: string) => string>();

function converterFrom(script: Script): (text: string) => string {
  let convert = converters.get(script);
  if (convert === undefined) {
    convert = phraseConverter(
      script === 'Hans' ? configuration(LocaleToTraditional, 's2tw') : configuration(LocaleToSimplified, 'tw2s'),
    );
    converters.set(script, convert);
  }
  return convert;
}

/** What opencc-js's types leave out: the conversions that its `Converter` puts together. */
function configuration(locale: unknown, name: string): ConversionConfiguration {
  const found = (locale as { configs?: Readonly<Record<string, ConversionConfiguration>> }).configs?.[name];
  if (found === undefined) throw new Error(`Unexpected version of opencc-js: it has no conversion \`${name}\``);
  return found;
}

/**
 * Write a text in the other script.
 *
 * A phrase whose conversion has another length is converted one character at a time. A character keeps its own form
 * where OpenCC's would not compare equal when folded (so that search cannot miss it) or lies outside the Basic
 * Multilingual Plane while its own does not (few fonts have those, and offsets would shift).
 */
export function toOtherScript(text: string, from: Script): string {
  const convert = converterFrom(from);
  let converted = convert(text);
  if (converted.length !== text.length)
    converted = Array.from(text, (character) => aligned(character, convert)).join('');
  if (converted === text) return text;
  const units = comparableUnits(text, converted);
  if (units !== undefined) return units;
  const source = Array.from(text);
  const target = Array.from(converted);
  if (source.length !== target.length) return source.map((character) => aligned(character, convert)).join('');
  return source.map((character, index) => comparable(character, target[index] ?? character)).join('');
}

/** The same for texts whose characters are one UTF-16 code unit each, in both scripts; undefined for others. */
function comparableUnits(text: string, converted: string): string | undefined {
  let result = '';
  let done = 0;
  for (let index = 0; index < text.length; index++) {
    const own = text.charCodeAt(index);
    const other = converted.charCodeAt(index);
    if (isSurrogate(own) || isSurrogate(other)) return undefined;
    if (own === other || foldCodePoint(own) === foldCodePoint(other)) continue;
    result += converted.slice(done, index) + text.charAt(index);
    done = index + 1;
  }
  return done === 0 ? converted : result + converted.slice(done);
}

function aligned(character: string, convert: (text: string) => string): string {
  const converted = convert(character);
  return converted.length === character.length ? comparable(character, converted) : character;
}

function comparable(character: string, converted: string): string {
  if (character === converted) return character;
  if (character.length !== converted.length) return character;
  const same = foldCodePoint(character.codePointAt(0) ?? 0) === foldCodePoint(converted.codePointAt(0) ?? 0);
  return same ? converted : character;
}
