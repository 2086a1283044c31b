import { expect, test } from 'vitest';
import { misreadings, suspectOpenings } from './codecs.ts';

test('looks first for everything that a pattern of suspicion can begin with', () => {
  const openings = misreadings.map(({ suspect }) => new RegExp(/^\[[^\]]*\]/.exec(suspect.source)?.[0] ?? ''));
  for (let unit = 0; unit < 0x10000; unit++) {
    const character = String.fromCharCode(unit);
    if (openings.some((opening) => opening.test(character))) expect(suspectOpenings.has(unit), character).toBe(true);
  }
});
