/**
 * Damage the undamaged originals as `recipes.yaml` says and write the sample's source files.
 *
 * The sample is part of the repository; run this again after a change to an original, a recipe or the damage itself.
 */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Command } from 'commander';
import { writeDocument } from './damage/document.ts';
import { damageSample, readSample } from './sample/recipes.ts';

const program = new Command('sample')
  .description('Damage the originals of the sample as their recipes say, and write what a perfect restoration gives.')
  .option('--originals <dir>', 'folder of the undamaged texts (*.md)', 'scripts/sample/originals')
  .option('--recipes <file>', 'one entry a text: original, output, recipe', 'scripts/sample/recipes.yaml')
  .option('--out <dir>', 'folder for the damaged files', 'content/sources')
  .option('--expected <dir>', 'folder for the expected restorations', 'scripts/sample/expected')
  .option('--check', 'write nothing; fail if a file would change')
  .parse();

interface Options {
  originals: string;
  recipes: string;
  out: string;
  expected: string;
  check?: true;
}

const options = program.opts<Options>();
const names = (await readdir(options.originals)).filter((name) => name.endsWith('.md'));
const originals = new Map<string, string>();
for (const name of names) originals.set(name.slice(0, -3), await readFile(join(options.originals, name), 'utf8'));

const files = new Map<string, Uint8Array>();
for (const entry of readSample(await readFile(options.recipes, 'utf8'), [...originals.keys()])) {
  const { bytes, expected } = damageSample(entry, originals.get(entry.original) ?? '');
  files.set(join(options.out, entry.output), bytes);
  const name = `${entry.output.replace(/\.[^./]+$/, '')}.md`;
  files.set(join(options.expected, name), new TextEncoder().encode(writeDocument(expected)));
}

let changed = 0;
const stale = (await readdir(options.expected, { recursive: true }).catch(() => [])).filter(
  (name) => name.endsWith('.md') && !files.has(join(options.expected, name)),
);
if (!options.check) for (const name of stale) await rm(join(options.expected, name));
for (const [path, bytes] of files) {
  const before = await readFile(path).catch(() => undefined);
  if (before?.equals(bytes)) continue;
  changed++;
  if (options.check) console.error(`Unexpected content of ${path}: run \`scripts/sample.ts\` again`);
  else {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, bytes);
  }
}
console.log(`${files.size / 2} texts, ${changed} files ${options.check ? 'out of date' : 'written'}`);
if (options.check && changed > 0) process.exitCode = 1;
