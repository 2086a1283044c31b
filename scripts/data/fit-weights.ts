/**
 * Fit the weights of evidence (`src/clean/language/weighing.ts`, `page-words.ts`) by maximum likelihood, and print how well they
 * are calibrated.
 *
 *     node scripts/data/fit-weights.ts CORPUS [MODEL.bin]
 *
 * CORPUS: a folder with `web/cleaned/*.txt`, pages of news, and `laws.jsonl.gz`. One byte of every so many characters is taken
 * as lost; the weights make the character that stood there as likely as can be among all that share its other bytes. The
 * texts are neither those that the model was built from nor those that the bench measures on: pages of news, and laws held
 * out of the model behind the first 200, where the bench takes its laws from. Of the pages every other one is left for
 * the figures.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { characterOf, codeOf } from '../../src/clean/gbk/gbk.ts';
import { type LanguageModel, readLanguageModel } from '../../src/clean/language/language-model.ts';
import { PageWords } from '../../src/clean/language/page-words.ts';
import { heldOutLaws } from '../bench/restoration/damaged-texts.ts';
import { toMirrorScript } from '../damage/mirror-script.ts';

/** Characters of context on each side, as where spots are weighed. */
const context = 6;
/** One in so many characters is taken as lost. */
const every = { news: 9, laws: 31 };
const measuredLaws = 200;
const moreLaws = 100;
const longestLaw = 3000;
/** What speaks against a form of the other script on a converted page; see `byte-shifts/page.ts`. */
const otherScript = -4;
const names = ['trigrams', 'words', 'character', 'pair', 'triple'] as const;
const known = [0.36, 0.5, 0.65, 1.37, 2.09];

/** The features of every candidate, that of the true one first. */
type Case = readonly { readonly values: readonly number[]; readonly prior: number }[];

const [corpus, modelFile] = process.argv.slice(2);
if (corpus === undefined) {
  console.error('Usage: node scripts/data/fit-weights.ts CORPUS [MODEL.bin]');
  process.exit(64);
}
const language = readLanguageModel(
  readFileSync(modelFile ?? new URL('../../src/clean/language/language-model.bin', import.meta.url)),
  inflateRawSync,
);

/** Characters that share the first byte, the second byte, or the first two of three bytes of UTF-8. */
function rivals(character: string, kind: number): string[] {
  const found: string[] = [];
  const code = codeOf(character.charCodeAt(0));
  if (code === 0) return [];
  if (kind === 2) {
    const unit = character.charCodeAt(0);
    if (unit < 0x800) return [];
    for (let low = 0; low < 64; low++) found.push(String.fromCharCode((unit & ~63) | low));
  } else {
    for (let byte = 0x40; byte <= 0xfe; byte++)
      found.push(kind === 0 ? characterOf(byte, code & 0xff) : characterOf(code >> 8, byte));
  }
  return found.filter((rival) => rival !== '' && rival !== character && !/[\ue000-\uf8ff]/.test(rival));
}

function casesOf(text: string, step: number, language: LanguageModel): Case[] {
  const cases: Case[] = [];
  const flat = text.replace(/\s+/g, '\n');
  const mirror = toMirrorScript(flat).replaceAll('著', '着');
  for (let position = context, number = 0; position < flat.length - context; position += step, number++) {
    const kind = number % 3;
    const source = kind === 2 ? flat : mirror;
    const character = source[position] as string;
    const others = rivals(character, kind);
    if (others.length === 0) continue;
    const left = source.slice(position - context, position);
    const right = source.slice(position + 1, position + 1 + context);
    const page = new PageWords(`${source.slice(0, position)}?${source.slice(position + 1)}`, language);
    cases.push(
      [character, ...others].map((candidate) => {
        const whole = left + candidate + right;
        const traits = page.traits(whole, left.length, left.length + 1);
        const foreign = language.scriptOf(candidate) === (kind === 2 ? 'traditional' : 'simplified');
        return {
          values: [
            language.score(whole, left.length),
            language.wordScore(whole),
            traits.characters,
            traits.pairs,
            traits.triples,
          ],
          prior: foreign ? otherScript : 0,
        };
      }),
    );
  }
  return cases;
}

const weightOf = (weights: readonly number[], { values, prior }: Case[number]): number =>
  values.reduce((sum, value, index) => sum + value * (weights[index] as number), prior);

function shares(weights: readonly number[], one: Case): number[] {
  const all = one.map((candidate) => weightOf(weights, candidate));
  const most = Math.max(...all);
  const odds = all.map((weight) => Math.exp(weight - most));
  const sum = odds.reduce((total, odd) => total + odd, 0);
  return odds.map((odd) => odd / sum);
}

/** Newton's method on the mean log-likelihood, which is concave. */
function fitted(cases: readonly Case[], start: readonly number[]): number[] {
  let weights = [...start];
  const size = weights.length;
  for (let round = 0; round < 12; round++) {
    const slope = weights.map(() => 0);
    const curve = weights.map(() => weights.map(() => 0));
    for (const one of cases) {
      const share = shares(weights, one);
      const mean = weights.map((_, i) =>
        one.reduce((sum, { values }, at) => sum + (share[at] as number) * (values[i] as number), 0),
      );
      for (let i = 0; i < size; i++) {
        (slope[i] as number) += ((one[0] as Case[number]).values[i] as number) - (mean[i] as number);
        for (let j = 0; j < size; j++) {
          const both = one.reduce(
            (sum, { values }, at) => sum + (share[at] as number) * (values[i] as number) * (values[j] as number),
            0,
          );
          ((curve[i] as number[])[j] as number) += both - (mean[i] as number) * (mean[j] as number);
        }
      }
    }
    const step = solve(curve, slope);
    weights = weights.map((weight, i) => weight + (step[i] as number));
    if (step.every((change) => Math.abs(change) < 1e-4)) break;
  }
  return weights;
}

/** Solve a small system of equations by elimination. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, i) => [...row.map((value, j) => value + (i === j ? 1e-6 : 0)), right[i] as number]);
  for (const [i, row] of rows.entries()) {
    for (const [j, other] of rows.entries()) {
      if (i === j) continue;
      const times = (other[i] as number) / (row[i] as number);
      for (let k = i; k < other.length; k++) (other[k] as number) -= times * (row[k] as number);
    }
  }
  return rows.map((row, i) => (row.at(-1) as number) / (row[i] as number));
}

function print(name: string, cases: readonly Case[], weights: readonly number[]): void {
  let loss = 0;
  let right = 0;
  const bands = [0.5, 0.8, 0.95, 0.985, 0.997].map((least) => ({ least, count: 0, wrong: 0 }));
  for (const one of cases) {
    const all = shares(weights, one);
    const most = Math.max(...all);
    loss -= Math.log(all[0] as number);
    const isRight = all[0] === most;
    if (isRight) right++;
    for (const band of bands) {
      if (most < band.least) continue;
      band.count++;
      if (!isRight) band.wrong++;
    }
  }
  const parts = bands.map(
    ({ least, count, wrong }) => `>=${least} ${((100 * count) / cases.length).toFixed(1)} % ${wrong} wrong`,
  );
  console.log(
    `${name}: ${cases.length} cases, loss ${(loss / cases.length).toFixed(4)}, right ${((100 * right) / cases.length).toFixed(2)} %; ${parts.join('; ')}`,
  );
}

const folder = join(corpus, 'web/cleaned');
const pages = readdirSync(folder)
  .sort()
  .map((file) => readFileSync(join(folder, file), 'utf8'));
const news = pages.map((text) => casesOf(text, every.news, language));
const laws = heldOutLaws(join(corpus, 'laws.jsonl.gz'), measuredLaws + moreLaws, longestLaw)
  .slice(measuredLaws)
  .map(({ document }) => casesOf(document.blocks.map(({ text }) => text).join('\n'), every.laws, language));
const half = (sets: readonly Case[][], rest: number) => sets.filter((_, index) => index % 2 === rest).flat();
const training = [...half(news, 0), ...half(laws, 0)];
const weights = fitted(training, known);
console.log(names.map((name, index) => `${name} ${(weights[index] as number).toFixed(3)}`).join(', '));
print('fitted on', training, weights);
print('news, other half', half(news, 1), weights);
print('laws, other half', half(laws, 1), weights);
print('news, weights before', half(news, 1), known);
