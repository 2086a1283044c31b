/**
 * Measure restoration: the shelves of cases, real pages where they are present, damage of our own model on texts that the
 * language model has not seen, and speed. Beside it what existing tools make of the same texts.
 *
 * Accuracy has floors, pinned with a digest of the texts (`restoration/floors.json`). Speed has none: it is another on
 * every machine; compare figures of one run only.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { inflateRawSync } from 'node:zlib';
import { readLanguageModel } from '../../src/clean/language/language-model.ts';
import { loadCleaner } from '../cleaning/cleaner.ts';
import { type ExitCode, exitCode } from '../cli/exit-code.ts';
import {
  excerptsOf,
  heldOutLaws,
  type NamedText,
  type Scenario,
  sampleOriginals,
  scenarios,
  scenariosOfExcerpts,
} from './restoration/damaged-texts.ts';
import { belowFloor, type Floor, raised, readFloors, writeFloors } from './restoration/floors.ts';
import { figuresOf, measureDamage, measureReal, measureShelves, type ScenarioResult } from './restoration/measure.ts';
import { printDamage, printLegend, printReal, printShelves, printSpeed } from './restoration/print.ts';
import { hasCorpus, lawsFile } from './restoration/real-pages.ts';
import { measureSpeed } from './restoration/speed.ts';

export interface RestorationOptions {
  /** Folder with `real.jsonl` and `laws.jsonl.gz`. */
  readonly corpus: string;
  /** Held-out laws to damage. */
  readonly laws: number;
  /** Faults printed of each kind of damage. */
  readonly faults: number;
  /** Longest document of the speed test, in megabytes; 0 for no speed test. */
  readonly largest: number;
  readonly json?: boolean;
  readonly raise?: boolean;
}

/** Longest part of a law that is damaged, UTF-16 code units: a law may have 300,000. */
const longestLaw = 6000;

/** Characters (UTF-16 code units) of an excerpt at least. */
const shortestExcerpt = 300;

/** Run the bench and print it. @returns exit code 1 when a figure is below its floor. */
export async function benchRestoration(options: RestorationOptions): Promise<ExitCode> {
  const language = readLanguageModel(
    readFileSync(fileURLToPath(new URL('../../src/clean/language/language-model.bin', import.meta.url))),
    inflateRawSync,
  );
  const measured: Record<string, Floor> = {};
  const output: Record<string, unknown> = {};
  const show = (print: () => void): void => {
    if (!options.json) print();
  };

  const shelves = measureShelves(language);
  measured['shelves'] = shelves.floor;
  output['shelves'] = shelves.results;
  show(() => printShelves(shelves.results));

  const corpus = hasCorpus(options.corpus);
  if (corpus) {
    const real = measureReal(options.corpus, language);
    measured['real pages'] = real.floor;
    output['real'] = real.result;
    show(() => printReal(real.result));
  } else show(() => console.log(`Real pages: left out, there is no corpus in ${options.corpus}`));

  const originals = sampleOriginals(fileURLToPath(new URL('../sample/originals', import.meta.url)));
  const unseen = sampleOriginals(fileURLToPath(new URL('./restoration/news', import.meta.url)));
  const sets: [name: string, texts: NamedText[], kinds?: readonly Scenario[]][] = [
    ['our own news', originals],
    ['further news of our own', unseen],
    ['excerpts of both', excerptsOf([...originals, ...unseen], shortestExcerpt), scenariosOfExcerpts],
  ];
  if (corpus)
    sets.push([`${options.laws} held-out laws`, heldOutLaws(lawsFile(options.corpus), options.laws, longestLaw)]);
  show(printLegend);
  for (const [name, texts, kinds = scenarios] of sets) {
    const digest = createHash('sha256');
    const results: ScenarioResult[] = [];
    show(() => console.log(`\nDamage of our own model, ${name}`));
    for (const result of measureDamage(texts, kinds, language, (bytes) => digest.update(bytes))) {
      results.push(result);
      show(() => printDamage(result, options.faults, results.length === 1));
    }
    measured[name] = { digest: digest.digest('hex').slice(0, 16), figures: figuresOf(results) };
    output[name] = results;
  }

  if (options.largest > 0) {
    const sizes = [1e3, 1e4, 1e5, 1e6, 1e7, 5e7].filter((size) => size <= options.largest * 1e6);
    const speeds = [];
    show(() => console.log('\nSpeed of the whole cleaning, one document, one core'));
    for (const speed of measureSpeed(loadCleaner(), originals, sizes)) {
      speeds.push(speed);
      show(() => printSpeed(speed));
    }
    output['speed'] = speeds;
  }

  let floors = readFloors();
  const low = Object.entries(measured).flatMap(([name, floor]) => belowFloor(name, floor, floors));
  const surprises = shelves.results.flatMap(({ shelf, surprises: found }) => found.map((line) => `${shelf}: ${line}`));
  if (options.raise) {
    for (const [name, floor] of Object.entries(measured)) floors = raised(name, floor, floors);
    writeFloors(floors);
  }
  const failures = [...surprises, ...(options.raise ? low.filter((line) => !line.includes('--raise')) : low)];
  if (options.json) console.log(JSON.stringify({ ...output, failures }));
  for (const line of failures) console.error(line);
  if (failures.length > 0) return exitCode.someSetAside;
  show(() => console.log(`\nNo figure is below its floor${options.raise ? '; floors raised' : ''}.`));
  return exitCode.published;
}
