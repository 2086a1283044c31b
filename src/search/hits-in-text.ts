import { foldedCodePoints } from '../script/fold.ts';
import type { Span } from './api.ts';
import { BLOCK_GAP } from './fragment.ts';
import { hitsInBlock } from './hits-in-block.ts';
import { both, either, inTitles, type Matches, near, without } from './matches.ts';
import { parseQuery } from './query/parse.ts';
import { findPattern, type Pattern } from './query/pattern.ts';
import type { Query } from './query/query.ts';

/** Positions of a text laid out as the index lays it out: the title, then the blocks, with gaps between. */
interface LaidOut {
  readonly blocks: readonly { readonly start: number; readonly folded: readonly number[] }[];
}

/**
 * Spans of a query's hits in a text shown to the reader: the very hits that the search counts, `NEAR`, `title:` and
 * exclusions minded. In a text that the query does not find, everything that it names is a hit.
 *
 * @param texts - the title, then the blocks.
 * @returns for each of `texts`, half-open spans in UTF-16 code units, in the order of their beginnings; they may overlap.
 */
export function hitsInText(query: string, texts: readonly string[]): readonly (readonly Span[])[] {
  const { query: parsed } = parseQuery(query);
  if (parsed === undefined) return texts.map(() => []);
  let start = 0;
  const blocks = texts.map((text) => {
    const block = { start, folded: foldedCodePoints(text) };
    start += block.folded.length + BLOCK_GAP;
    return block;
  });
  const [match] = evaluate(parsed, { blocks });
  if (match === undefined) return texts.map((text) => hitsInBlock(query, text));
  const found: Span[][] = texts.map(() => []);
  let at = 0;
  for (let index = 0; index < match.spans.length; index += 2) {
    const begin = match.spans[index] ?? 0;
    while (begin >= (blocks[at + 1]?.start ?? Infinity)) at++;
    const offset = blocks[at]?.start ?? 0;
    found[at]?.push({ start: begin - offset, end: (match.spans[index + 1] ?? begin) - offset });
  }
  return found.map((spans, index) => inUnits(spans, texts[index] ?? ''));
}

/** Spans counted in code points, in UTF-16 code units. */
function inUnits(spans: readonly Span[], text: string): Span[] {
  if (spans.length === 0) return [];
  const units = [0];
  for (const character of text) units.push((units.at(-1) ?? 0) + character.length);
  return spans.map(({ start, end }) => ({ start: units[start] ?? 0, end: units[end] ?? text.length }));
}

/** As `evaluate` of the index, with one text for an index; `recorded`: take what the text's record says for fulfilled. */
function evaluate(query: Query, text: LaidOut, recorded = true): Matches {
  const answer = (part: Query): Matches => evaluate(part, text, recorded);
  switch (query.kind) {
    case 'phrase':
      return findIn(text, query.pattern);
    case 'all':
      return query.parts.map(answer).reduce(both);
    case 'any':
      return query.parts.map(answer).reduce(either);
    case 'without':
      return without(answer(query.keep), evaluate(query.drop, text, !recorded));
    case 'near':
      return near(answer(query.left), answer(query.right), query.distance);
    case 'title':
      return inTitles(answer(query.part));
    case 'label':
    case 'dates':
      return recorded ? [{ page: 0, spans: [], titleCount: 0 }] : [];
  }
}

function findIn({ blocks }: LaidOut, pattern: Pattern): Matches {
  const spans: number[] = [];
  let titleCount = 0;
  blocks.forEach(({ start, folded }, index) => {
    const found = findPattern(folded, pattern);
    if (index === 0) titleCount = found.length;
    for (const offset of found) spans.push(start + offset, start + offset + pattern.length);
  });
  return spans.length === 0 ? [] : [{ page: 0, spans, titleCount }];
}
