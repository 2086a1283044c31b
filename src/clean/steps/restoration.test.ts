import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { languageForTest } from '../../../scripts/test-support/language.ts';
import { sharedFile } from '../../../scripts/test-support/shared-file.ts';
import { diagnose } from '../diagnosis/diagnose.ts';
import { applyEdits } from '../traced/edit.ts';
import { TracedText } from '../traced/traced-text.ts';
import { byteShifts } from './byte-shifts/byte-shifts.ts';
import { glosses } from './glosses/glosses.ts';

const language = languageForTest();

/** Repair byte shifts and glosses, nothing else. */
function restore(text: string): TracedText {
  const diagnosis = diagnose(text, language);
  const traced = new TracedText(text);
  for (const step of [byteShifts, glosses]) traced.apply(step, step.repair(traced.text, { diagnosis, language }));
  return traced;
}

interface Excerpt {
  readonly id: string;
  readonly text: string;
  readonly damage: readonly string[];
  readonly spot_gold?: readonly { readonly damaged: string; readonly original_trad: string }[];
}

const real = sharedFile('corpus/real.jsonl');
const excerpts: readonly Excerpt[] = existsSync(real)
  ? readFileSync(real, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Excerpt)
  : [];
const skipped = excerpts.length > 0 ? '' : ' (skipped: no real texts beside this checkout)';
const tonedGloss = /\([a-zü]*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-zü]*\s*\)/;

test.runIf(excerpts.length > 0)(`repairs every shifted spot of real pages and leaves no gloss${skipped}`, () => {
  const wrong: string[] = [];
  for (const { id, text, damage, spot_gold: spots = [] } of excerpts) {
    if (!damage.includes('A') && !damage.includes('B')) continue;
    const restored = restore(text).text;
    for (const spot of spots) if (!restored.includes(spot.original_trad)) wrong.push(`${id} ${spot.damaged}`);
    if (tonedGloss.test(restored)) wrong.push(`${id} ${tonedGloss.exec(restored)?.[0]}`);
  }
  expect(wrong).toEqual([]);
});

test.runIf(excerpts.length > 0)(`replays over real pages, and finds nothing more in what it made${skipped}`, () => {
  for (const { text } of excerpts) {
    const traced = restore(text);
    let replayed = text;
    for (const pass of traced.passes) replayed = applyEdits(replayed, pass.edits);
    expect(replayed).toBe(traced.text);
    const diagnosis = diagnose(text, language);
    expect(byteShifts.repair(traced.text, { diagnosis, language }).edits).toEqual([]);
    expect(glosses.repair(traced.text, { diagnosis, language }).edits).toEqual([]);
  }
});

test.runIf(excerpts.length > 0)(`changes no text without glosses or shifts, and reads 10 MB/s${skipped}`, () => {
  const laws = gunzipSync(readFileSync(sharedFile('corpus/laws.jsonl.gz')))
    .toString('utf8')
    .trimEnd()
    .split('\n')
    .map((line) => (JSON.parse(line) as Excerpt).text);
  const undamaged = [
    ...laws,
    ...excerpts.filter(({ damage }) => !/[AB]/.test(damage.join(''))).map(({ text }) => text),
  ];
  const bytes = undamaged.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  const start = performance.now();
  for (const text of undamaged) {
    const traced = restore(text);
    expect(traced.text).toBe(text);
    expect(traced.doubts).toEqual([]);
  }
  const seconds = (performance.now() - start) / 1000;
  // A third of what is asked for, since test files run side by side.
  expect(bytes / 1e6 / seconds).toBeGreaterThan(3);
});
