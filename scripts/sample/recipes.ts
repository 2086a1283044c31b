import { parse } from 'yaml';
import { parseDocument } from '../damage/document.ts';
import { type Damaged, damage, type Recipe } from '../damage/recipe.ts';

/** One text of the sample. */
export interface SampleEntry {
  /** Name of the original, without `.md`. */
  original: string;
  /** Path of the damaged file below the sources. */
  output: string;
  recipe: Recipe;
}

/** Read `recipes.yaml`; throws if an original has no entry, an entry no original, or two entries one output. */
export function readSample(yaml: string, originals: readonly string[]): SampleEntry[] {
  const entries = parse(yaml) as SampleEntry[];
  const outputs = new Set<string>();
  for (const { original, output } of entries) {
    if (!originals.includes(original))
      throw new Error(`Unexpected original \`${original}\` of \`${output}\`: no such file`);
    if (outputs.has(output)) throw new Error(`Unexpected output \`${output}\`: two entries have it`);
    outputs.add(output);
  }
  const without = originals.filter((original) => entries.every((entry) => entry.original !== original));
  if (without.length > 0) throw new Error(`Expected an entry in \`recipes.yaml\` for: ${without.join(', ')}`);
  return entries;
}

/** Damage one text of the sample. */
export function damageSample(entry: SampleEntry, markdown: string): Damaged {
  return damage(parseDocument(markdown), entry.recipe);
}
