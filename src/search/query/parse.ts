/**
 * Read a query. Nothing that a person types is an error: what cannot be an operator where it stands is searched as it
 * stands, and a note says so.
 */
import type { QueryNote } from '../api.ts';
import { exactPattern, type Pattern, starredPattern } from './pattern.ts';
import type { ParsedQuery, Query } from './query.ts';
import { type Term, type Token, tokens } from './tokens.ts';

/** Code points of a query that are read; the rest is left out, with a note. */
const MAXIMUM_LENGTH = 1000;

/** Read a query. */
export function parseQuery(source: string): ParsedQuery {
  const notes: QueryNote[] = [];
  const note = (one: QueryNote): void => {
    notes.push(one);
  };
  const characters = Array.from(source);
  if (characters.length > MAXIMUM_LENGTH) note({ kind: 'too-long', text: characters.slice(MAXIMUM_LENGTH).join('') });
  const text = characters.slice(0, MAXIMUM_LENGTH).join('');
  const list = literalWhereAlone(tokens(text, note), note);
  const alternatives: Token[][] = [[]];
  for (const token of list) {
    if (token.kind === 'or') alternatives.push([]);
    else alternatives.at(-1)?.push(token);
  }
  const parts = alternatives.flatMap((tokensOfOne) => conjunction(tokensOfOne, note) ?? []);
  return { query: combined('any', parts), notes };
}

function combined(kind: 'all' | 'any', parts: readonly Query[]): Query | undefined {
  return parts.length > 1 ? { kind, parts } : parts[0];
}

function asTerm(token: Token): Term {
  if (token.kind === 'term') return token;
  return { kind: 'term', text: token.source, source: token.source, quoted: false, excluded: false };
}

/** Turn operators into terms that lack a term on the side where they need one. */
function literalWhereAlone(list: readonly Token[], note: (note: QueryNote) => void): Token[] {
  const settled: Token[] = [];
  list.forEach((token, index) => {
    const before = settled.at(-1)?.kind;
    const after = list[index + 1]?.kind;
    if (token.kind === 'term' || (before === 'term' && after === 'term')) {
      settled.push(token);
    } else {
      note({ kind: 'lone-operator', text: token.source });
      settled.push(asTerm(token));
    }
  });
  return settled;
}

/** Terms side by side: all of them, but those excluded. */
function conjunction(list: readonly Token[], note: (note: QueryNote) => void): Query | undefined {
  const wanted: Query[] = [];
  const excluded: Query[] = [];
  const excludedTerms: Term[] = [];
  for (let index = 0; index < list.length; index++) {
    const token = list[index];
    if (token === undefined || token.kind === 'or') continue;
    const following = list[index + 1];
    if (token.kind === 'not' && following !== undefined) {
      const term = asTerm(following);
      excluded.push(meaning(term, note));
      excludedTerms.push({ ...term, source: `${token.source} ${term.source}` });
      index++;
    } else if (token.kind === 'near' && following !== undefined) {
      const left = wanted.pop();
      const right = meaning(asTerm(following), note);
      wanted.push(left === undefined ? right : { kind: 'near', left, right, distance: token.distance });
      index++;
    } else {
      const term = asTerm(token);
      if (term.excluded) {
        excluded.push(meaning(term, note));
        excludedTerms.push(term);
      } else {
        wanted.push(meaning(term, note));
      }
    }
  }
  if (wanted.length === 0) {
    // There is nothing to exclude from: `-5` is a number then.
    for (const term of excludedTerms) {
      note({ kind: 'only-excluded', text: term.source });
      wanted.push({ kind: 'phrase', pattern: exactPattern(term.source) });
    }
    return combined('all', wanted);
  }
  const keep = combined('all', wanted);
  const drop = combined('any', excluded);
  return keep === undefined || drop === undefined ? keep : { kind: 'without', keep, drop };
}

function meaning(term: Term, note: (note: QueryNote) => void): Query {
  const pattern: Pattern = term.quoted ? exactPattern(term.text) : starredPattern(term.text);
  if (term.field === 'title') return { kind: 'title', part: { kind: 'phrase', pattern } };
  if (term.field === 'place' || term.field === 'publisher') return { kind: 'label', filter: term.field, pattern };
  if (term.field === 'date') {
    const dates = datesIn(term.text);
    if (dates !== undefined) return dates;
    note({ kind: 'bad-date', text: term.text });
    return { kind: 'phrase', pattern: exactPattern(term.source) };
  }
  const field = /^([a-z]+):(?!\/)./.exec(term.text);
  if (field !== null && !term.quoted) note({ kind: 'unknown-field', text: field[1] ?? '' });
  return { kind: 'phrase', pattern };
}

/** The meaning of `2020`, `2020-05..2021`, `2020..` or `..2024`. */
function datesIn(text: string): Query | undefined {
  const [from = '', to = from, ...more] = text.split('..');
  const isDay = (part: string): boolean => part === '' || /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/.test(part);
  if (more.length > 0 || !isDay(from) || !isDay(to) || (from === '' && to === '')) return undefined;
  return { kind: 'dates', from, to };
}
