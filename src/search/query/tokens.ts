/** Split a query into terms and operators. Whatever is not clearly an operator is a term. */
import type { QueryNote } from '../api.ts';

export type FieldName = 'title' | 'place' | 'publisher' | 'date';

const FIELDS: Readonly<Record<string, FieldName>> = {
  title: 'title',
  标题: 'title',
  標題: 'title',
  place: 'place',
  地点: 'place',
  地點: 'place',
  publisher: 'publisher',
  来源: 'publisher',
  來源: 'publisher',
  date: 'date',
  日期: 'date',
};

export interface Term {
  readonly kind: 'term';
  readonly text: string;
  /** As it was typed, operators and all. */
  readonly source: string;
  readonly quoted: boolean;
  readonly excluded: boolean;
  readonly field?: FieldName;
}

export type Token =
  | Term
  | { readonly kind: 'or' | 'not'; readonly source: string }
  | { readonly kind: 'near'; readonly source: string; readonly distance: number };

/** Characters within which `NEAR` without a number looks. */
const NEAR_DISTANCE = 20;

const isBlank = (character: string | undefined): boolean => character !== undefined && /\s/u.test(character);
const isQuote = (character: string | undefined): boolean => character === '"' || character === '＂';
const isBar = (character: string | undefined): boolean => character === '|' || character === '｜';

/** Write a text as a query that finds exactly it, whatever characters it holds. */
export function exactQuery(text: string): string {
  return `"${text.replaceAll(/["＂]/gu, '$&$&')}"`;
}

interface Piece {
  readonly text: string;
  readonly end: number;
  readonly closed: boolean;
}

/** The text in quotation marks that begins at `start`, doubled ones standing for one. */
function readQuoted(query: string, start: number): Piece {
  let text = '';
  for (let at = start + 1; at < query.length; at++) {
    const character = query[at] ?? '';
    if (isQuote(character)) {
      if (!isQuote(query[at + 1])) return { text, end: at + 1, closed: true };
      at++;
    }
    text += character;
  }
  return { text, end: query.length, closed: false };
}

function readWord(query: string, start: number): Piece {
  let end = start;
  while (end < query.length && !isBlank(query[end]) && !isBar(query[end])) end++;
  return { text: query.slice(start, end), end, closed: true };
}

/** Split a query at blanks outside quotation marks. */
export function tokens(query: string, note: (note: QueryNote) => void): Token[] {
  const list: Token[] = [];
  for (let at = 0; at < query.length; ) {
    if (isBlank(query[at])) {
      at++;
    } else if (isBar(query[at])) {
      list.push({ kind: 'or', source: query[at] ?? '' });
      at++;
    } else {
      const [token, end] = readToken(query, at, note);
      if (token !== undefined) list.push(token);
      at = end;
    }
  }
  return list;
}

function readToken(query: string, start: number, note: (note: QueryNote) => void): [Token | undefined, number] {
  let at = start;
  const next = query[start + 1];
  const excluded = query[start] === '-' && next !== undefined && !isBlank(next) && !isBar(next);
  if (excluded) at++;
  const fieldMatch = /^([a-z]{4,9}|\p{Script=Han}{2})[:：](?![\s/|｜]|$)/u.exec(query.slice(at, at + 12));
  const field = FIELDS[fieldMatch?.[1] ?? ''];
  if (fieldMatch !== null && field !== undefined) at += fieldMatch[0].length;
  if (isQuote(query[at])) {
    const { text, end, closed } = readQuoted(query, at);
    const source = query.slice(start, end);
    if (!closed) note({ kind: 'unclosed-quote', text: source });
    if (text === '') return [undefined, end];
    return [{ kind: 'term', text, source, quoted: true, excluded, ...(field === undefined ? {} : { field }) }, end];
  }
  const { text, end } = readWord(query, at);
  const source = query.slice(start, end);
  if (source === 'OR') return [{ kind: 'or', source }, end];
  if (source === '非') return [{ kind: 'not', source }, end];
  const near = /^NEAR(?:\/(\d{1,4}))?$/.exec(source);
  if (near !== null) return [{ kind: 'near', source, distance: Number(near[1] ?? NEAR_DISTANCE) }, end];
  return [{ kind: 'term', text, source, quoted: false, excluded, ...(field === undefined ? {} : { field }) }, end];
}
