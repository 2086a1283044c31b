import { type Chrome, chromeKinds, isAbove } from './chrome.ts';
import { type ColophonKey, type Shown, writeByline, writeColophon, writeDateline } from './credits.ts';
import type { Document, Metadata } from './document.ts';
import { toMirrorScript } from './mirror-script.ts';
import { seededRandom } from './random.ts';
import type { Recipe } from './recipe.ts';
import { layOut, redact } from './structure.ts';

/** The lines of a page, and the document that can be had back from them. */
export interface Page {
  lines: string[];
  expected: Document;
}

const ALL_KEYS: readonly ColophonKey[] = ['source', 'photographer', 'editor', 'reviewer'];

/** Set a text into a page: chrome above, title, dateline, body, byline, colophon, chrome below. */
export function composePage({ metadata, blocks }: Document, recipe: Recipe): Page {
  const random = seededRandom(recipe.seed, 'page');
  const noBreakSpaces = recipe.noBreakSpaces ?? false;
  const shown = new Set<keyof Metadata>();
  let moment: string | undefined;
  const show = (piece: Shown): string => {
    for (const key of piece.shows) shown.add(key);
    moment ??= piece.moment;
    return piece.text;
  };

  /** What we write ourselves is Simplified; on a born-Traditional page it is Traditional. */
  const ours = (text: string): string => (metadata.script === 'Hant' ? toMirrorScript(text) : text);

  const above: string[] = [];
  const below: string[] = [];
  for (const name of recipe.chrome ?? []) {
    const kind: Chrome = chromeKinds[name];
    (isAbove(name) ? above : below).push(...kind.lines({ metadata, noBreakSpaces, random }).map(ours));
    for (const key of kind.shows ?? []) shown.add(key);
  }

  const body = layOut(recipe.redact === undefined ? blocks : redact(blocks, recipe.redact), recipe.layout ?? {});
  const head: string[] = [];
  const title = metadata.title ?? '';
  if (recipe.title === 'line') head.push(title);
  if (recipe.title === 'glued') body.lines[0] = title + (body.lines[0] ?? '').trimStart();
  if (recipe.title !== undefined) shown.add('title');
  if (recipe.dateline !== undefined) head.push(ours(show(writeDateline(recipe.dateline, metadata, random))));

  const byline = writeByline(metadata, noBreakSpaces);
  if (recipe.byline !== undefined && byline.text !== '') {
    show(byline);
    if (recipe.byline === 'under') head.push(byline.text);
    else body.lines.push(`${body.lines.pop() ?? ''}（${byline.text}）`);
  }
  const colophon =
    recipe.colophon === undefined
      ? []
      : writeColophon(recipe.colophon, recipe.colophonKeys ?? ALL_KEYS, metadata, random);

  const lines = [...above, ...head, ...body.lines, ...colophon.map((entry) => ours(show(entry))), ...below].filter(
    (line, index) => line !== '' || index > 0,
  );
  return {
    lines,
    expected: {
      metadata: expectedMetadata(
        moment === undefined ? metadata : { ...metadata, date: moment },
        shown,
        lines.join('\n'),
        recipe,
        body.truncated,
      ),
      blocks: body.blocks,
    },
  };
}

function expectedMetadata(
  metadata: Metadata,
  shown: ReadonlySet<keyof Metadata>,
  text: string,
  recipe: Recipe,
  truncated: boolean,
): Metadata {
  const expected: Metadata = {};
  for (const [key, value] of Object.entries(metadata))
    if (shown.has(key as keyof Metadata)) Object.assign(expected, { [key]: value });
  expected.places = (metadata.places ?? []).map((place) => placeIn(place, text)).filter((place) => place !== '');
  if (metadata.script !== undefined) expected.script = metadata.script;
  if (metadata.redacted || recipe.redact !== undefined) expected.redacted = true;
  if (truncated) expected.truncated = true;
  return expected;
}

/** Keep the parts of a place that the page names, with or without their `省 市 县 区 乡 镇`. */
function placeIn(place: string, text: string): string {
  const parts = place.match(/.+?(?:特别行政区|自治区|[省市县縣区區乡鄉镇鎮]|$)/gu) ?? [];
  return parts.filter((part) => text.includes(part)).join('');
}
