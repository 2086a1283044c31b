import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { type Document, parseDocument } from '../../damage/document.ts';
import { composePage } from '../../damage/page.ts';
import type { ControlFate } from '../../damage/punctuation.ts';
import { damage, type Recipe } from '../../damage/recipe.ts';
import { heldOut } from '../../data/held-out.ts';
import { type WayBack, wayBack } from './way-back.ts';

/** A kind of damage to measure, applied to every text with another seed. */
export interface Scenario {
  readonly name: string;
  readonly recipe: Omit<Recipe, 'seed'>;
  /** What differs from page to page. */
  varied?(seed: number): Partial<Recipe>;
  /** What it is, where its name does not say it. */
  readonly about?: string;
}

const page = { title: 'line', dateline: 'source', byline: 'under', colophon: 'lines' } as const;
const chrome = ['breadcrumbTop', 'shareTop', 'previousNext', 'copyright'] as const;

/** How many characters of the list 12 real pages gloss: the length that fits best which of their characters carry a gloss. */
const countedLists = [35, 43, 43, 45, 53, 78, 85, 115, 115, 117, 123, 125];

/** What became of the control bytes on 7 of these pages. */
const countedFates: readonly ControlFate[] = ['blank', 'blank', 'keep', 'blank', 'drop', 'blank', 'blank'];

/** Take them in turn, text after text. */
function turn<Item>(items: readonly Item[], seed: number): Item {
  return items[seed % items.length] as Item;
}

/**
 * The damage that is measured: densities from none to nearly all, every dialect, every fate of marks and bytes. Most
 * are harsher than what was counted on real pages, for which see those named so.
 */
export const scenarios: readonly Scenario[] = [
  { name: 'undamaged', recipe: { ...page, chrome } },
  { name: 'converted', recipe: { ...page, script: 'mirror' } },
  ...[0.1, 0.35, 0.6, 0.9].map((density) => ({
    name: `density ${density}`,
    recipe: { ...page, script: 'mirror', density } as const,
  })),
  {
    name: 'density 0.35 folded',
    recipe: { ...page, script: 'mirror', density: 0.35, fold: 'after', controls: 'drop' },
  },
  { name: 'density 0.6 cuts', recipe: { ...page, script: 'mirror', density: 0.6, controls: 'keep', chrome } },
  {
    name: 'density 0.9 quotes',
    recipe: { ...page, script: 'mirror', density: 0.9, quotes: 'straight', controls: 'blank' },
  },
  { name: 'blanks in glosses', recipe: { ...page, script: 'mirror', density: 0.4, dialect: 'blank' } },
  { name: 'toneless glosses', recipe: { ...page, script: 'mirror', density: 0.4, dialect: 'toneless' } },
  { name: 'keywords in glosses', recipe: { ...page, script: 'mirror', density: 0.4, dialect: 'keywords' } },
  { name: 'Simplified, variants', recipe: { ...page, density: 0.6, dialect: 'variants' } },
  { name: 'folded, straight quotes', recipe: { ...page, fold: 'before', quotes: 'straight' } },
  { name: 'blanks at quotes', recipe: { ...page, script: 'mirror', density: 0.3, quotes: 'blanks' } },
  {
    name: 'lost no-break spaces',
    recipe: { ...page, script: 'mirror', density: 0.3, noBreakSpaces: true, zeroWidth: 0.1, chrome },
  },
  { name: 'lost bytes', recipe: { ...page, script: 'mirror', density: 0.4, lostBytes: 0.02 } },
  {
    name: 'private dropped',
    about:
      'private characters dropped by a tool that extracted the text, two shifted bytes with each; they count as if they had a way back',
    recipe: { ...page, script: 'mirror', density: 0.35, dropsPrivate: true },
  },
  { name: 'entities twice', recipe: { ...page, entities: 2 } },
  { name: 'UTF-8 read as Latin-1', recipe: { ...page, encoding: 'utf-8-read-as-latin1' } },
  { name: 'GBK read as Latin-1', recipe: { ...page, encoding: 'gbk-read-as-latin1' } },
  { name: 'UTF-8 read as GBK', recipe: { ...page, encoding: 'utf-8-read-as-gbk' } },
  {
    name: 'bytes of the mirror',
    about: 'the mirror’s GBK bytes as they were sent, not yet decoded: every byte is there',
    recipe: { ...page, script: 'mirror', density: 0.6, controls: 'keep', chrome, encoding: 'mirror-bytes' },
  },
  {
    name: 'these bytes decoded',
    about: 'so, decoded as the Encoding Standard says: half a character is U+FFFD, the sign behind it is kept',
    recipe: { ...page, script: 'mirror', density: 0.6, controls: 'keep', chrome, encoding: 'mirror-decoded' },
  },
  {
    name: 'GBK and UTF-8',
    about: 'a mirror’s page in GBK, its last third appended in UTF-8',
    recipe: { ...page, script: 'mirror', density: 0.35, encoding: 'gb18030-and-utf-8' },
  },
  {
    name: 'as counted',
    about: 'glossed at the rates counted on 12 real mirrored pages',
    recipe: { ...page, script: 'mirror' },
    varied: (seed) => ({ listLength: turn(countedLists, seed) }),
  },
  {
    name: 'as counted, cuts',
    about:
      'so, and control bytes before 53 % of the marks, as on 7 of the 12: blanks by now on 5, kept on 1, dropped on 1',
    recipe: { ...page, script: 'mirror', controlShare: 0.53 },
    varied: (seed) => ({ listLength: turn(countedLists, seed), controls: turn(countedFates, seed) }),
  },
  {
    name: 'as counted, folded',
    about: 'so, without control bytes; folded as on 5 of 14 real pages, with straight quotation marks on 1 of 5',
    recipe: { ...page, script: 'mirror', fold: 'after' },
    varied: (seed) => ({ listLength: turn(countedLists, seed), quotes: seed % 5 === 0 ? 'straight' : 'keep' }),
  },
  { name: 'GB18030 mirror', recipe: { ...page, script: 'mirror', density: 0.35, encoding: 'gb18030' } },
];

/** The damage that is measured on excerpts, which show little of what was done to their page. */
export const scenariosOfExcerpts: readonly Scenario[] = [
  ...[0.05, 0.1, 0.2, 0.35].map((density) => ({
    name: `density ${density}`,
    recipe: { script: 'mirror', density } as const,
  })),
  { name: 'density 0.35 folded', recipe: { script: 'mirror', density: 0.35, fold: 'after', quotes: 'straight' } },
  { name: 'Simplified, variants', recipe: { density: 0.6, dialect: 'variants' } },
  {
    name: 'Simplified, arbitrary',
    about: 'three characters of the text, taken at random, carry a gloss wherever they stand',
    recipe: { listLength: 3, dialect: 'arbitrary' },
  },
];

/** A text with what is known of it. */
export interface NamedText {
  readonly name: string;
  readonly document: Document;
}

export interface DamagedText {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** The same page before any damage to its characters. */
  readonly expected: string;
  readonly wayBack: WayBack;
}

/** Damage a text, or undefined where the scenario does not fit it: a mirror takes Simplified texts only. */
export function damaged(
  { name, document }: NamedText,
  { recipe, varied }: Scenario,
  seed: number,
): DamagedText | undefined {
  if (document.metadata.script === 'Hant' && (recipe.script === 'mirror' || recipe.dialect !== undefined))
    return undefined;
  const whole: Recipe = { ...recipe, ...varied?.(seed), seed };
  const made = damage(document, whole);
  const expected = composePage(document, whole).lines.join('\n');
  return { name, bytes: made.bytes, expected, wayBack: wayBack(expected, whole, made) };
}

/** The texts that the sample archive is made of: our own, of the kinds that news sites print. */
export function sampleOriginals(folder: string): NamedText[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.md'))
    .sort()
    .map((file) => ({ name: file, document: parseDocument(readFileSync(join(folder, file), 'utf8')) }));
}

/**
 * Cut texts into excerpts of whole paragraphs.
 *
 * @param least characters (UTF-16 code units) of each; a shorter rest is left out.
 */
export function excerptsOf(texts: readonly NamedText[], least: number): NamedText[] {
  const excerpts: NamedText[] = [];
  for (const { name, document } of texts) {
    let blocks: Document['blocks'][number][] = [];
    for (const block of document.blocks) {
      blocks.push(block);
      if (blocks.reduce((sum, { text }) => sum + text.length, 0) < least) continue;
      excerpts.push({ name, document: { metadata: document.metadata, blocks } });
      blocks = [];
    }
  }
  return excerpts;
}

/**
 * Laws that the language model was not built from, in the file's order.
 *
 * @param most laws.
 * @param longest characters (UTF-16 code units) of each, cut at the end of a paragraph.
 */
export function heldOutLaws(file: string, most: number, longest: number): NamedText[] {
  const laws: NamedText[] = [];
  for (const line of gunzipSync(readFileSync(file)).toString('utf8').trimEnd().split('\n')) {
    if (laws.length >= most) break;
    const { id, title, text } = JSON.parse(line) as { id: string; title: string; text: string };
    if (!heldOut(id)) continue;
    const blocks: Document['blocks'][number][] = [];
    let length = 0;
    for (const paragraph of text.split('\n')) {
      const trimmed = paragraph.replace(/^#{1,6} /, '').trim();
      // The stored laws have Markdown headings, comments, and lines with nothing but invisible signs.
      if (!/\p{Script=Han}/u.test(trimmed)) continue;
      if (length > 0 && length + trimmed.length > longest) break;
      blocks.push({ depth: 0, text: trimmed });
      length += trimmed.length;
    }
    laws.push({ name: title, document: { metadata: { title, script: 'Hans' }, blocks } });
  }
  return laws;
}
