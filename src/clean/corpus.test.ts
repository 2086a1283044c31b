import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import {
  hasCorpus,
  leftOverGlosses,
  readLaws,
  readRealItems,
  readSpots,
} from '../../scripts/bench/restoration/real-pages.ts';
import { languageForTest } from '../../scripts/test-support/language.ts';
import { sharedFile } from '../../scripts/test-support/shared-file.ts';
import { type CleanedDocument, cleanDocument, repairCharacters } from './clean-document.ts';
import { invert } from './record/invert.ts';
import { replay } from './record/replay.ts';

const language = languageForTest();
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const corpus = fileURLToPath(sharedFile('corpus'));
const hasReal = hasCorpus(corpus);
const hasSeeds = existsSync(sharedFile('seeds')) && existsSync(sharedFile('gold'));
const skipped = hasReal && hasSeeds ? '' : ' (skipped: no real texts beside this checkout)';

test.runIf(hasReal)(`changes no character of a law, nor of an excerpt that must stay${skipped}`, () => {
  const kept = readRealItems(corpus).filter(({ damage }) => damage.includes('I'));
  const changed = [...kept, ...readLaws(corpus)]
    .filter(({ text }) => repairCharacters(text, language).traced.text !== text)
    .map(({ id }) => id);
  expect(kept.length).toBeGreaterThan(0);
  expect(changed).toEqual([]);
});

test.runIf(hasReal)(`restores shifted bytes of real pages exactly, or lists a doubt; leaves no gloss${skipped}`, () => {
  const items = readRealItems(corpus);
  const spots = items.flatMap((item) => readSpots(item, language));
  const exact = spots.filter(({ outcome }) => outcome === 'exact');
  expect(spots.filter(({ outcome }) => outcome === 'wrong' || outcome === 'missed')).toEqual([]);
  expect(exact.length / spots.length).toBeGreaterThanOrEqual(0.95);
  const glossed = items.filter(({ damage }) => damage.includes('A') && !damage.includes('I'));
  expect(glossed.flatMap(({ text }) => leftOverGlosses(repairCharacters(text, language).traced.text))).toEqual([]);
});

interface Gold {
  readonly metadata: Record<string, unknown>;
  /** Blocks as Markdown with heading marks and without escapes. */
  readonly blocks: readonly string[];
}

function readGold(name: string): Gold {
  const [, head = '', body = ''] = readFileSync(sharedFile(`gold/${name}`), 'utf8').split(/^---\n/m);
  return {
    metadata: Object.fromEntries(
      Object.entries(parse(head) as Record<string, unknown>).map(([key, value]) => [
        key,
        typeof value === 'number' ? String(value) : value instanceof Date ? head.match(/^date: (.*)$/m)?.[1] : value,
      ]),
    ),
    blocks: body
      .trim()
      .split(/\n{2,}/)
      .map((block) => block.replace(/\\([!-/:-@[-`{-~])/g, '$1')),
  };
}

const golds = hasSeeds ? readdirSync(sharedFile('gold')).filter((file) => /^\d{3}\.md$/.test(file)) : [];

describe.runIf(hasSeeds)(`the five seeds, cleaned${skipped}`, () => {
  for (const name of golds) {
    const seed = readdirSync(sharedFile('seeds')).find((file) => file.startsWith(name.slice(0, 3))) ?? '';
    const bytes = new Uint8Array(readFileSync(sharedFile(`seeds/${seed}`)));
    const gold = readGold(name);
    const cleaned = (): CleanedDocument => cleanDocument({ id: 'seed', file: seed, bytes }, { language, sha256 });

    test(`${name}: body, paragraphs and heading levels`, () => {
      const found = cleaned().document.blocks.map(
        ({ depth, text }) => `${depth === undefined ? '' : `${'#'.repeat(depth)} `}${text}`,
      );
      expect(found).toEqual(gold.blocks);
    });

    test(`${name}: metadata`, () => {
      const { sourceFile, sourceSha256, sourceEncoding, changes, doubts, ...found } = cleaned().document.frontMatter;
      expect({ sourceFile, sourceSha256, sourceEncoding }).toEqual({
        sourceFile: seed,
        sourceSha256: sha256(bytes),
        sourceEncoding: 'utf-8',
      });
      expect(changes + doubts).toBeGreaterThan(0);
      expect(found).toEqual({ places: [], ...gold.metadata });
    });

    test(`${name}: the record replays, and inverts to the byte`, () => {
      const { document, restored, record } = cleaned();
      const texts = document.blocks.map(({ text }) => text);
      expect(replay(bytes, record)).toEqual({ restored, blocks: texts });
      expect(Buffer.compare(invert(texts, record), bytes)).toBe(0);
    });
  }
});
