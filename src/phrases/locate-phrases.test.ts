import { expect, test } from 'vitest';
import { PhraseFinder } from './locate-phrases.ts';

test('finds phrases in either script, overlapping ones too, and none across punctuation', () => {
  const finder = new PhraseFinder(['先修渠后栽树', '修渠后栽树', '户户接上自来水']);
  expect(finder.placesIn('他们先修渠後栽樹，户户，接上自来水。户户接上自来水')).toEqual([
    { phrase: 0, start: 2 },
    { phrase: 1, start: 3 },
    { phrase: 2, start: 18 },
  ]);
  expect(new PhraseFinder([]).placesIn('先修渠后栽树')).toEqual([]);
});
