/** Counts corrected by what changed are what counting anew gives. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countRecurring, type RecurringStrings } from './count-recurring.ts';
import { hanUnits } from './han.ts';
import { recountRecurring } from './recount.ts';

const [shortest, longest, fewest] = [2, 5, 3];

const counts = (strings: RecurringStrings): string[] =>
  Array.from(strings, ([string, { texts, occurrences }]) => `${string} ${texts} ${occurrences}`).sort();

// Few characters, so that much recurs about as often as is asked for, and gaps between them.
const text = fc
  .array(fc.constantFrom('水', '退', '渡', '口', '石', '，'), { maxLength: 25 })
  .map((characters) => characters.join(''));
const change = fc.record({ place: fc.nat({ max: 11 }), text: fc.option(text, { freq: 4 }) });

test('whatever texts come, change and go', () => {
  let recurring = 0;
  fc.assert(
    fc.property(
      fc.array(text, { minLength: 4, maxLength: 12 }),
      fc.array(fc.array(change, { maxLength: 3 }), { minLength: 1, maxLength: 5 }),
      (first, rounds) => {
        const texts = new Map(first.map((one, place) => [place, hanUnits(one)]));
        let known = countRecurring([...texts.values()], shortest, longest, fewest);
        for (const round of rounds) {
          const before = new Map(texts);
          for (const { place, text: made } of round) {
            if (made === null) texts.delete(place);
            else texts.set(place, hanUnits(made));
          }
          const changed = [...new Set(round.map(({ place }) => place))];
          const changes = changed.map((place) => ({ before: before.get(place), now: texts.get(place) }));
          const all = [...texts.values()];
          known = recountRecurring(known, changes, all, shortest, longest, fewest);
          expect(counts(known)).toEqual(counts(countRecurring(all, shortest, longest, fewest)));
          recurring += known.size;
        }
      },
    ),
    { numRuns: 300 },
  );
  expect(recurring).toBeGreaterThan(1000);
});

test('counts anew where much changed, to the same', () => {
  const texts = ['水退渡口', '石渡口水', '渡口'].map((one) => hanUnits(one.repeat(10_000)));
  const known = countRecurring(texts.slice(0, 2), shortest, longest, 2);
  const changes = [{ before: undefined, now: texts[2] }];
  expect(counts(recountRecurring(known, changes, texts, shortest, longest, 2))).toEqual(
    counts(countRecurring(texts, shortest, longest, 2)),
  );
});
