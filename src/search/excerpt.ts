/** Show hits in context (KWIC), in the script asked for. Positions are those of the index: code points from the title on. */
import { roughlyInOtherScript } from '../script/difference.ts';
import type { Excerpt, FoundDocument, Hit, Script } from './api.ts';
import { blockAt, type Fragment, foldedCharacters } from './fragment.ts';
import { hitCount, type PageMatch } from './matches.ts';
import { findPattern } from './query/pattern.ts';

/** Characters shown on each side of a hit: about two lines on a phone with the hit in the middle. */
const CONTEXT = 30;

/** UTF-16 code units of some characters. */
function unitsIn(characters: readonly string[], start: number, end: number): number {
  let units = 0;
  for (let index = start; index < end; index++) units += characters[index]?.length ?? 0;
  return units;
}

/** Starts and ends of hits, in positions of the index. */
function* spansOf(fragment: Fragment, { spans, counted }: PageMatch): Generator<readonly [start: number, end: number]> {
  for (let index = 0; index < spans.length; index += 2) yield [spans[index] ?? 0, spans[index + 1] ?? 0];
  if (counted === undefined) return;
  const { pattern } = counted;
  for (const { start, characters } of fragment.blocks(fragment.extension.script)) {
    for (const at of findPattern(foldedCharacters(characters), pattern))
      yield [start + at, start + at + pattern.length];
  }
}

function* located(fragment: Fragment, match: PageMatch, script: Script) {
  const blocks = fragment.blocks(script);
  for (const [start, end] of spansOf(fragment, match)) {
    const block = blockAt(blocks, start);
    if (block === undefined) continue;
    yield { block, start: start - block.start, end: end - block.start };
  }
}

/** The text behind a result. */
export function foundDocument(fragment: Fragment, match: PageMatch, wanted: Script | undefined): FoundDocument {
  const { extension } = fragment;
  const script = wanted ?? extension.script;
  const shown = (label: string): string =>
    script === extension.script ? label : roughlyInOtherScript(label, extension.script);
  const hits = Array.from(located(fragment, match, script), ({ block, start, end }): Hit => {
    const startUnit = unitsIn(block.characters, 0, start);
    return { block: block.name, start: startUnit, end: startUnit + unitsIn(block.characters, start, end) };
  });
  return {
    id: extension.id,
    url: addressOf(fragment, script),
    title: fragment.blocks(script)[0]?.characters.join('') ?? '',
    ...(extension.date === undefined ? {} : { date: extension.date }),
    ...(extension.publisher === undefined ? {} : { publisher: shown(extension.publisher) }),
    places: extension.places.map(shown),
    ...(extension.kind === undefined ? {} : { kind: extension.kind }),
    script: extension.script,
    count: hitCount(match),
    hits,
  };
}

function addressOf({ extension, url }: Fragment, script: Script): string {
  return script === extension.script ? url : extension.otherUrl;
}

/** The first `limit` hits with what stands around them. */
export function excerpts(fragment: Fragment, match: PageMatch, wanted: Script | undefined, limit: number): Excerpt[] {
  const script = wanted ?? fragment.extension.script;
  const url = addressOf(fragment, script);
  const list: Excerpt[] = [];
  let last = '';
  for (const { block, start, end } of located(fragment, match, script)) {
    if (list.length >= limit) break;
    const { characters, name } = block;
    const from = Math.max(0, start - CONTEXT);
    const to = Math.min(characters.length, end + CONTEXT);
    list.push({
      block: name,
      start: unitsIn(characters, 0, start),
      firstInBlock: name !== last,
      url: name === 'title' ? url : `${url}#${name}`,
      left: characters.slice(from, start).join(''),
      hit: characters.slice(start, end).join(''),
      right: characters.slice(end, to).join(''),
      cutLeft: from > 0,
      cutRight: to < characters.length,
    });
    last = name;
  }
  return list;
}
