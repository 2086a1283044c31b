import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { inflateRawSync } from 'node:zlib';
import {
  assemblyVersion,
  type CleanedDocument,
  cleanDocument,
  type SourceDocument,
} from '../../src/clean/clean-document.ts';
import { readLanguageModel } from '../../src/clean/language/language-model.ts';
import { lateLanguageModel } from '../../src/clean/language/late-language-model.ts';
import { recordedSteps } from '../../src/clean/steps/index.ts';
import { structureVersion } from '../../src/clean/structure/recover-structure.ts';

const modelFile = fileURLToPath(new URL('../../src/clean/language/language-model.bin', import.meta.url));

export function sha256(bytes: Uint8Array | string): string {
  return hash('sha256', bytes, 'hex');
}

/** The cleaning library with its language model loaded. */
export interface Cleaner {
  /** Changes whenever the same source could be cleaned differently. */
  readonly key: string;
  /** @throws SourceError when there is no text to publish in the source. */
  clean(source: SourceDocument): CleanedDocument;
}

/** The cleaner's key, without loading it. */
export function cleanerKey(model: Uint8Array = readFileSync(modelFile)): string {
  const versions = recordedSteps.map(({ name, version }) => `${name} ${version}`);
  return sha256(
    [...versions, `assembly ${assemblyVersion}`, `structure ${structureVersion}`, sha256(model)].join('\n'),
  );
}

export function loadCleaner(): Cleaner {
  const model = readFileSync(modelFile);
  const language = lateLanguageModel(() => readLanguageModel(model, inflateRawSync));
  return {
    key: cleanerKey(model),
    clean: (source) => cleanDocument(source, { language, sha256 }),
  };
}
