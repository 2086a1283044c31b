/**
 * Derive the other script of a text, by OpenCC with phrases, for pages and for the search index.
 *
 * Character for character: the result has as many UTF-16 code units as the text, and the i-th character stands for the
 * i-th. Vocabulary is not substituted (软件 becomes 軟件, not 軟體): these are archived texts, not translations.
 */
import { Converter as ConverterToTraditional } from 'opencc-js/cn2t';
import { Converter as ConverterToSimplified } from 'opencc-js/t2cn';
import { foldCodePoint } from './fold.ts';
import type { Script } from './script.ts';

const converters = new Map<Script, (text: string) => string>();

function converterFrom(script: Script): (text: string) => string {
  let convert = converters.get(script);
  if (convert === undefined) {
    convert =
      script === 'Hans'
        ? ConverterToTraditional({ from: 'cn', to: 'tw' })
        : ConverterToSimplified({ from: 'tw', to: 'cn' });
    converters.set(script, convert);
  }
  return convert;
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
  const source = Array.from(text);
  const target = Array.from(converted);
  if (source.length !== target.length) return source.map((character) => aligned(character, convert)).join('');
  return source.map((character, index) => comparable(character, target[index] ?? character)).join('');
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
