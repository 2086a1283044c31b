import type { FrontMatter } from '../../src/document/front-matter.ts';
import type { Document } from '../damage/document.ts';

/** What is compared of a cleaned text: its blocks as heading marks and characters, its metadata, its doubts. */
export interface Cleaned {
  readonly frontMatter: FrontMatter;
  /** By field, the rule that found its value. */
  readonly rules: ReadonlyMap<string, string>;
  /** `### （一）…` or a paragraph, with the places of its characters in the restored text. */
  readonly blocks: readonly { readonly text: string; readonly spans: readonly Span[] }[];
  readonly doubts: readonly Span[];
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Fields of a published text that say how it was made, not what it is. */
const PROCESS = new Set([
  'titleInferred',
  'dateInferred',
  'sourceFile',
  'sourceSha256',
  'sourceEncoding',
  'changes',
  'doubts',
]);

/** How many characters around a doubt may differ with it: the byte behind a doubtful one is doubtful too. */
const MARGIN = 2;

/**
 * List how a cleaned text differs from what is expected of it, one line a difference.
 *
 * No difference: a title or a date that the cleaner took from the text's first sentence where the page shows none; a run of blocks whose
 * characters agree but for those inside a listed doubt (and `MARGIN` around it), or whose borders differ only at one.
 */
export function differences(expected: Document, cleaned: Cleaned): string[] {
  return [...metadataDifferences(expected, cleaned), ...blockDifferences(expected, cleaned)];
}

function metadataDifferences(expected: Document, { frontMatter, rules }: Cleaned): string[] {
  const wanted: Record<string, unknown> = { places: [], ...expected.metadata };
  const found: Record<string, unknown> = { ...frontMatter };
  const fields = [...new Set([...Object.keys(wanted), ...Object.keys(found)])].filter((field) => !PROCESS.has(field));
  return fields.flatMap((field) => {
    const [want, got] = [JSON.stringify(wanted[field]), JSON.stringify(found[field])];
    const inferred =
      want === undefined &&
      (field === 'title' || field === 'date') &&
      (found[`${field}Inferred`] === true || rules.get(field) === 'first-sentence');
    return want === got || inferred ? [] : [`${field}: ${got}, expected ${want}`];
  });
}

function blockDifferences(expected: Document, { blocks, doubts }: Cleaned): string[] {
  const wanted = expected.blocks.map(({ depth, text }) => `${depth === 0 ? '' : `${'#'.repeat(depth)} `}${text}`);
  const found = blocks.map(({ text }) => text);
  const result: string[] = [];
  let wantedFrom = 0;
  let foundFrom = 0;
  while (wantedFrom < wanted.length || foundFrom < found.length) {
    if (wanted[wantedFrom] === found[foundFrom]) {
      wantedFrom++;
      foundFrom++;
      continue;
    }
    const [wantedTo, foundTo] = nextCommon(wanted, wantedFrom, found, foundFrom);
    const want = wanted.slice(wantedFrom, wantedTo);
    const got = blocks.slice(foundFrom, foundTo);
    if (!agreesButForDoubts(want.map(withoutMark).join(''), got, doubts))
      result.push(
        describe(
          want,
          got.map(({ text }) => text),
        ),
      );
    wantedFrom = wantedTo;
    foundFrom = foundTo;
  }
  return result;
}

/** The nearest pair of equal blocks at or behind two places; the ends where there is none. */
function nextCommon(a: readonly string[], aFrom: number, b: readonly string[], bFrom: number): [number, number] {
  for (let sum = 1; sum <= a.length - aFrom + b.length - bFrom; sum++) {
    for (let step = 0; step <= sum; step++) {
      const [inA, inB] = [aFrom + step, bFrom + sum - step];
      if (inA < a.length && inB < b.length && a[inA] === b[inB]) return [inA, inB];
    }
  }
  return [a.length, b.length];
}

function withoutMark(block: string): string {
  return block.replace(/^#{2,4} /, '');
}

/** The characters outside doubts stand in the expected text in order, from its start to its end. */
function agreesButForDoubts(want: string, got: Cleaned['blocks'], doubts: readonly Span[]): boolean {
  const pieces: string[] = [''];
  for (const { text, spans } of got) {
    const characters = withoutMark(text);
    let offset = 0;
    for (const { start, end } of spans) {
      for (let place = start; place < end; place++, offset++) {
        const doubtful = doubts.some((doubt) => place >= doubt.start - MARGIN && place < doubt.end + MARGIN);
        if (!doubtful) pieces[pieces.length - 1] += characters.charAt(offset);
        else if (pieces.at(-1) !== '' || pieces.length === 1) pieces.push('');
      }
    }
  }
  if (pieces.length === 1) return false;
  const first = pieces[0] ?? '';
  const last = pieces.at(-1) ?? '';
  if (!want.startsWith(first) || !want.endsWith(last) || want.length < first.length + last.length) return false;
  let from = first.length;
  for (const piece of pieces.slice(1, -1)) {
    const at = want.indexOf(piece, from);
    if (at === -1) return false;
    from = at + piece.length;
  }
  return from <= want.length - last.length;
}

/** The first place of difference with a few characters before and behind it. */
function describe(want: readonly string[], got: readonly string[]): string {
  const [a, b] = [want.join('¶'), got.join('¶')];
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  // Private-use characters are shown by number: nobody sees them in a list.
  const around = (text: string): string =>
    JSON.stringify(text.slice(Math.max(0, at - 8), at + 12)).replace(
      /[\ue000-\uf8ff]/gu,
      (character) => `\\u${character.charCodeAt(0).toString(16)}`,
    );
  return `text: ${around(b)}, expected ${around(a)}`;
}
