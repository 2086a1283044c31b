import { expect, test } from 'vitest';
import { makeArchiveIndex } from './archive-index.ts';
import { relationsByText } from './relations.ts';

test('a text called as something that every object has is related to nothing by its name alone', () => {
  const relationsOf = relationsByText({ groups: [], shared: {}, phrases: [] }, makeArchiveIndex([]));
  for (const id of ['constructor', 'toString', '__proto__', 'ferry']) expect(relationsOf(id)).toBeUndefined();
});
