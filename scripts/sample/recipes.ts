import { parse } from 'yaml';
import { type Block, parseDocument } from '../damage/document.ts';
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

/**
 * Damage one text of the sample. What is expected back is what the file shows, with the places and the kind that the sources' own
 * table gives (`metadata.csv`): no gazetteer knows the invented places.
 */
export function damageSample(entry: SampleEntry, markdown: string): Damaged {
  const original = parseDocument(markdown);
  const damaged = damage(original, entry.recipe);
  const { places, kind } = original.metadata;
  const given = { ...(places === undefined ? {} : { places }), ...(kind === undefined ? {} : { kind }) };
  const { metadata, blocks } = damaged.expected;
  return {
    ...damaged,
    expected: {
      metadata: { ...metadata, ...given },
      blocks: entry.recipe.layout?.oneBlock ? withoutLostBreaks(blocks) : blocks,
    },
  };
}

/** Paragraphs that nothing parts any more, once they stand in one block: no heading between them, no salutation, no 一要 … before them. */
function withoutLostBreaks(blocks: readonly Block[]): Block[] {
  const kept: Block[] = [];
  for (const block of blocks) {
    const previous = kept.at(-1);
    const parted =
      previous === undefined ||
      previous.depth > 0 ||
      block.depth > 0 ||
      /[：]$/.test(previous.text) ||
      /^[一二三四五六七八九]要/.test(block.text);
    if (parted) kept.push(block);
    else kept[kept.length - 1] = { depth: 0, text: previous.text + block.text };
  }
  return kept;
}
