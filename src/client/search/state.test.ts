import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { facetNames } from '../../search/api.ts';
import { ordersOf, readState, toggled, writeState } from './state.ts';

test('an address holds the whole state', () => {
  const states = fc.constantFrom('texts' as const, 'lines' as const).chain((view) =>
    fc.record({
      query: fc.string().map((query) => query.trim()),
      view: fc.constant(view),
      order: fc.constantFrom(...ordersOf[view]),
      filters: fc.dictionary(
        fc.constantFrom(...facetNames),
        fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 3 }),
      ),
    }),
  );
  fc.assert(
    fc.property(states, (state) => {
      const filters = Object.assign({}, state.filters);
      expect(readState(writeState(state))).toEqual({ ...state, filters });
    }),
  );
});

describe('what an address says and the page does not know is left out', () => {
  test.each(['?view=map', '?sort=right', '?author=a', '?year='])('%s', (search) => {
    expect(readState(search)).toEqual(readState(''));
  });
});

test('a value is added and taken away', () => {
  expect(toggled({ year: ['2020'] }, 'year', '2021')).toEqual({ year: ['2020', '2021'] });
  expect(toggled({ year: ['2020'], place: ['a'] }, 'year', '2020')).toEqual({ place: ['a'] });
});
