import { readFileSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';
import { type LanguageModel, readLanguageModel } from '../../src/clean/language/language-model.ts';

let language: LanguageModel | undefined;

/** The project's language model, read once a test file. */
export function languageForTest(): LanguageModel {
  language ??= readLanguageModel(
    readFileSync(new URL('../../src/clean/language/language-model.bin', import.meta.url)),
    inflateRawSync,
  );
  return language;
}
