import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assignSlugs, slugOf } from './slug.ts';

test.each([
  ['兰溪县融媒体中心', 'lan-xi-xian-rong-mei-ti-zhong-xin'],
  ['B2区', 'b2-qu'],
  ['ＡＢＣ', 'abc'],
  ['女', 'nv'],
])('the slug of %s is %s', (name, slug) => expect(slugOf(name)).toBe(slug));

test('a slug is an address: never empty, never the address of a page of a list', () => {
  for (const name of ['……', '', '☂', 'page-2', 'Page 12']) expect(slugOf(name)).toMatch(/^name-[a-z0-9]{6}$/);
  expect(slugOf('长'.repeat(500)).length).toBeLessThanOrEqual(80);
});

test('names that sound alike get addresses of their own, and the plain one tells them apart', () => {
  const { slugs, shared } = assignSlugs(['李明', '黎明', '周远']);
  expect(slugs.get('周远')).toBe('zhou-yuan');
  expect(slugs.get('李明')).toMatch(/^li-ming-[a-z0-9]{6}$/);
  expect(slugs.get('黎明')).toMatch(/^li-ming-[a-z0-9]{6}$/);
  expect(shared).toEqual(new Map([['li-ming', ['李明', '黎明']]]));
});

test('every name has an address, no two have the same, and a name’s does not depend on the order', () => {
  const name = fc.string({ unit: fc.constantFrom(...'李黎理明名鸣周州1-· '), minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(fc.uniqueArray(name, { maxLength: 40 }), (names) => {
      const { slugs, shared } = assignSlugs(names);
      const addresses = [...slugs.values(), ...shared.keys()];
      expect(slugs.size).toBe(names.length);
      expect(new Set(addresses).size).toBe(addresses.length);
      for (const address of addresses) expect(address).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
      expect(assignSlugs([...names].reverse()).slugs).toEqual(slugs);
    }),
  );
});
