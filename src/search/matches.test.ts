import fc from 'fast-check';
import { expect, test } from 'vitest';
import { both, either, inTitles, type Matches, near, type PageMatch, without } from './matches.ts';

/** Findings over a few pages; hits are one or two positions long. */
const matches = fc
  .uniqueArray(
    fc.record({
      page: fc.nat(5),
      starts: fc.uniqueArray(fc.nat(30), { minLength: 1, maxLength: 5 }),
      title: fc.nat(5),
    }),
    { selector: ({ page }) => page, maxLength: 5 },
  )
  .map(
    (pages): Matches =>
      pages
        .map(({ page, starts, title }): PageMatch => {
          const sorted = starts.sort((one, other) => one - other);
          return {
            page,
            spans: sorted.flatMap((start) => [start, start + 1]),
            titleCount: sorted.filter((start) => start < title).length,
          };
        })
        .sort((one, other) => one.page - other.page),
  );

const pagesOf = (found: Matches): number[] => found.map(({ page }) => page);
const startsOf = (found: Matches, page: number): number[] =>
  found.find((match) => match.page === page)?.spans.filter((_, index) => index % 2 === 0) ?? [];

test('the algebra of pages is that of sets, and hits come together in order', () => {
  fc.assert(
    fc.property(matches, matches, (one, other) => {
      const [left, right] = [new Set(pagesOf(one)), new Set(pagesOf(other))];
      const ascending = (pages: Iterable<number>): number[] =>
        [...new Set(pages)].sort((first, second) => first - second);
      expect(pagesOf(both(one, other))).toEqual(ascending([...left].filter((page) => right.has(page))));
      expect(pagesOf(either(one, other))).toEqual(ascending([...left, ...right]));
      expect(pagesOf(without(one, other))).toEqual(ascending([...left].filter((page) => !right.has(page))));
      for (const page of pagesOf(both(one, other))) {
        const starts = new Set([...startsOf(one, page), ...startsOf(other, page)]);
        expect(startsOf(both(one, other), page)).toEqual(ascending(starts));
      }
      expect(both(one, one)).toEqual(one);
      expect(either(one, [])).toEqual(one);
    }),
  );
});

test('near keeps exactly the hits that have one of the other side within the distance', () => {
  fc.assert(
    fc.property(matches, matches, fc.nat(10), (one, other, distance) => {
      const found = near(one, other, distance);
      for (const page of new Set([...pagesOf(one), ...pagesOf(other)])) {
        const isNear = (start: number, others: readonly number[]): boolean =>
          others.some((second) => Math.max(second - start - 1, start - second - 1) <= distance);
        const [left, right] = [startsOf(one, page), startsOf(other, page)];
        const expected = new Set([
          ...left.filter((start) => isNear(start, right)),
          ...right.filter((start) => isNear(start, left)),
        ]);
        expect(startsOf(found, page)).toEqual([...expected].sort((first, second) => first - second));
      }
    }),
  );
});

test('hits in titles are the first ones', () => {
  expect(
    inTitles([
      { page: 3, spans: [0, 1, 9, 10], titleCount: 1 },
      { page: 4, spans: [9, 10], titleCount: 0 },
    ]),
  ).toEqual([{ page: 3, spans: [0, 1], titleCount: 1 }]);
});
