import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseQuery } from './parse.ts';
import { cheapestCover, exactPattern, findPattern, starredPattern, unknown, wideReach } from './pattern.ts';
import type { Query } from './query.ts';
import { exactQuery } from './tokens.ts';

/** A query as a short text: phrases in ⟨⟩, `?` for an unknown character. */
function shown(query: Query | undefined): string {
  if (query === undefined) return '';
  const text = (pattern: readonly number[]): string =>
    `⟨${pattern.map((one) => (one === unknown ? '?' : String.fromCodePoint(one))).join('')}⟩`;
  switch (query.kind) {
    case 'phrase':
      return text(query.pattern);
    case 'all':
    case 'any':
      return `${query.kind}(${query.parts.map(shown).join(' ')})`;
    case 'without':
      return `${shown(query.keep)} without ${shown(query.drop)}`;
    case 'near':
      return `near${query.distance}(${shown(query.left)} ${shown(query.right)})`;
    case 'title':
      return `title${shown(query.part)}`;
    case 'label':
      return `${query.filter}${text(query.pattern)}`;
    case 'dates':
      return `${query.from}..${query.to}`;
  }
}

test.each([
  ['高质量发展', '⟨高质量发展⟩'],
  ['高質量 四川', 'all(⟨高质量⟩ ⟨四川⟩)'],
  ['高質量\u3000四川', 'all(⟨高质量⟩ ⟨四川⟩)'],
  ['"GDP 增长"', '⟨gdp 增长⟩'],
  ['＂GDP 增长＂', '⟨gdp 增长⟩'],
  ['"说""好"""', '⟨说"好"⟩'],
  ['3+1+1', '⟨3+1+1⟩'],
  ['甲 OR 乙 丙', 'any(⟨甲⟩ all(⟨乙⟩ ⟨丙⟩))'],
  ['甲|乙｜丙', 'any(⟨甲⟩ ⟨乙⟩ ⟨丙⟩)'],
  ['甲 -乙 非 丙', '⟨甲⟩ without any(⟨乙⟩ ⟨丙⟩)'],
  ['非洲', '⟨非洲⟩'],
  ['COVID-19', '⟨covid-19⟩'],
  ['甲 NEAR/5 乙', 'near5(⟨甲⟩ ⟨乙⟩)'],
  ['甲 NEAR 乙', 'near20(⟨甲⟩ ⟨乙⟩)'],
  ['高*量', '⟨高?量⟩'],
  ['"高*量"', '⟨高*量⟩'],
  ['*高*', '⟨高⟩'],
  ['**', '⟨**⟩'],
  ['title:发展', 'title⟨发展⟩'],
  ['标题：发展', 'title⟨发展⟩'],
  ['place:四川 publisher:"人民 日报"', 'all(place⟨四川⟩ publisher⟨人民 日报⟩)'],
  ['date:2020..2024-06', '2020..2024-06'],
  ['date:2020', '2020..2020'],
  ['date:..2020', '..2020'],
  ['-title:甲 乙', '⟨乙⟩ without title⟨甲⟩'],
  ['', ''],
  [' ""', ''],
])('%s', (source, meaning) => {
  expect(parseQuery(source).notes).toEqual([]);
  expect(shown(parseQuery(source).query)).toBe(meaning);
});

describe('what cannot be an operator is searched as it stands, and said', () => {
  test.each([
    ['"甲 乙', '⟨甲 乙⟩', 'unclosed-quote'],
    ['OR 甲', 'all(⟨or⟩ ⟨甲⟩)', 'lone-operator'],
    ['甲 OR', 'all(⟨甲⟩ ⟨or⟩)', 'lone-operator'],
    ['|', '⟨|⟩', 'lone-operator'],
    ['非', '⟨非⟩', 'lone-operator'],
    ['-5', '⟨-5⟩', 'only-excluded'],
    ['author:甲', '⟨author:甲⟩', 'unknown-field'],
    ['date:昨天', '⟨date:昨天⟩', 'bad-date'],
    ['甲'.repeat(1001), `⟨${'甲'.repeat(1000)}⟩`, 'too-long'],
  ])('%s', (source, meaning, kind) => {
    const { query, notes } = parseQuery(source);
    expect(shown(query)).toBe(meaning);
    expect(notes.map((note) => note.kind)).toEqual([kind]);
  });
});

test('an exact query means exactly its text', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 20 }), (text) => {
      expect(parseQuery(exactQuery(text))).toEqual({
        query: { kind: 'phrase', pattern: exactPattern(text) },
        notes: [],
      });
    }),
  );
});

describe('look-ups', () => {
  const offsets = (text: string, costs: readonly number[] = []): string =>
    cheapestCover(starredPattern(text), ({ offset }) => costs[offset] ?? 1)
      .map(({ offset, next }) => `${offset}${next === undefined ? '' : '+'}`)
      .join(' ');

  test.each<[string, string, number[]?]>([
    ['甲', '0'],
    ['甲乙', '0+'],
    ['甲乙丙', '0+ 1+'],
    ['甲乙丙丁', '0+ 2+'],
    ['甲乙丙丁戊', '0+ 1+ 3+', [1, 1, 9, 1]],
    ['甲乙丙丁戊', '0+ 2+ 3+', [1, 9, 1, 1]],
    ['甲*丙', '0 2'],
    ['甲乙*丁', '0+ 3'],
  ])('%s %s', (text, expected, costs) => {
    expect(offsets(text, costs)).toBe(expected);
  });

  test('cover every known character', () => {
    const text = fc.array(fc.constantFrom('甲', '乙', '*'), { maxLength: 12 }).map((parts) => `甲${parts.join('')}乙`);
    fc.assert(
      fc.property(text, fc.array(fc.nat(9), { minLength: 14, maxLength: 14 }), (source, costs) => {
        const pattern = starredPattern(source);
        const cover = cheapestCover(pattern, ({ offset }) => costs[offset] ?? 1);
        const covered = new Set(
          cover.flatMap(({ offset, next }) => (next === undefined ? [offset] : [offset, offset + 1])),
        );
        pattern.forEach((character, offset) => {
          expect(covered.has(offset)).toBe(character !== unknown);
        });
      }),
    );
  });
});

test('look-ups that say what stands around them cover every known character, too, and never cost more', () => {
  const text = fc
    .array(fc.constantFrom('甲', '乙', '丙', '*'), { maxLength: 12 })
    .map((parts) => `甲${parts.join('')}乙`);
  fc.assert(
    fc.property(text, fc.array(fc.nat(9), { minLength: 14, maxLength: 14 }), (source, costs) => {
      const pattern = starredPattern(source);
      const cost = ({ offset }: { offset: number }): number => costs[offset] ?? 1;
      const cover = cheapestCover(pattern, cost, (piece) => wideReach(pattern, piece));
      const covered = new Set<number>();
      for (const piece of cover) {
        const { start, end } = wideReach(pattern, piece);
        for (let offset = start; offset < end; offset++) covered.add(offset);
      }
      pattern.forEach((character, offset) => {
        expect(covered.has(offset)).toBe(character !== unknown);
      });
      const sum = (pieces: readonly { offset: number }[]): number =>
        pieces.reduce((all, piece) => all + cost(piece), 0);
      expect(sum(cover)).toBeLessThanOrEqual(sum(cheapestCover(pattern, cost)));
    }),
  );
});

test('plain find does not overlap its hits', () => {
  expect(findPattern(exactPattern('人人人人人'), exactPattern('人人'))).toEqual([0, 2]);
});

test('hostile queries end soon', () => {
  for (const unit of ['"', '-', '*', '|', ' OR', 'title:', 'NEAR/', '\ud800'])
    parseQuery(unit.repeat(1_000_000 / unit.length));
});
