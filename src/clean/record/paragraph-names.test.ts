import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type NamedParagraph, nameParagraphs } from './paragraph-names.ts';

const ferry = '柳溪渡口停航那天，老船工把缆绳解下来，在膝上盘了很久。';
const bridge = '新桥在上游三百米处，走路七分钟。赶集的人嫌绕，走了半个月也就惯了。';
const gauge = '渡口的水位牌留在原处。最上面一道红漆写着一九九八。';
const named = (...texts: string[]): NamedParagraph[] => texts.map((text, index) => ({ name: `p${index + 1}`, text }));

describe('a paragraph keeps its name', () => {
  test('the first time in reading order', () => {
    expect(nameParagraphs([ferry, bridge])).toEqual({ names: ['p1', 'p2'], retired: [] });
  });
  test('when one is put in before it', () => {
    expect(nameParagraphs([ferry, '一、桥通以后', bridge], named(ferry, bridge)).names).toEqual(['p1', 'p3', 'p2']);
  });
  test('when it is corrected, and its neighbour goes', () => {
    const { names, retired } = nameParagraphs([ferry.replace('膝上', '膝下'), gauge], named(ferry, bridge, gauge));
    expect(names).toEqual(['p1', 'p3']);
    expect(retired).toEqual([{ name: 'p2', after: 'p1' }]);
  });
  test('when it moves', () => {
    expect(nameParagraphs([gauge, ferry, bridge], named(ferry, bridge, gauge)).names).toEqual(['p3', 'p1', 'p2']);
  });
  test('when every third character is written otherwise', () => {
    const traditional = '渡口的水位牌留在原處。最上面一道紅漆寫著一九九八。';
    expect(nameParagraphs([traditional], named(gauge)).names).toEqual(['p1']);
  });
});

test('paragraphs that are joined: the larger name stays, the other says where it went', () => {
  expect(nameParagraphs([ferry + gauge, bridge], named(ferry, gauge, bridge))).toEqual({
    names: ['p1', 'p3'],
    retired: [{ name: 'p2', after: 'p1', into: 'p1' }],
  });
});

test('a name once given is not given again', () => {
  expect(nameParagraphs([ferry, bridge], named(ferry), ['p7']).names).toEqual(['p1', 'p8']);
});

test('another paragraph is not taken for a changed one', () => {
  expect(nameParagraphs([bridge], named(ferry))).toEqual({ names: ['p2'], retired: [{ name: 'p1' }] });
});

test('repeated paragraphs keep their order', () => {
  const { names } = nameParagraphs(['（掌声）', ferry, '（掌声）'], named('（掌声）', ferry, '（掌声）'));
  expect(names).toEqual(['p1', 'p2', 'p3']);
});

const paragraph = fc.constantFrom(ferry, bridge, gauge, '（掌声）', '一、桥通以后', '二、渡口', '答：', '');
const texts = fc.array(paragraph, { maxLength: 14 });

test('laws: names are one a paragraph, none is given twice, none is lost, equal texts change nothing', () => {
  fc.assert(
    fc.property(fc.array(texts, { minLength: 1, maxLength: 5 }), (versions) => {
      let previous: NamedParagraph[] = [];
      const ever = new Set<string>();
      const gone = new Set<string>();
      for (const version of versions) {
        const { names, retired } = nameParagraphs(version, previous, ever);
        expect(names).toHaveLength(version.length);
        expect(new Set(names).size).toBe(names.length);
        for (const name of names) expect(gone.has(name)).toBe(false);
        // Each name of before is there still, or is retired.
        const now = new Set([...names, ...retired.map(({ name }) => name)]);
        for (const { name } of previous) expect(now.has(name)).toBe(true);
        for (const { name, into } of retired) {
          expect(names).not.toContain(name);
          if (into !== undefined) expect(names).toContain(into);
          gone.add(name);
        }
        for (const name of names) ever.add(name);
        previous = version.map((text, index) => ({ name: names[index] as string, text }));
        expect(nameParagraphs(version, previous, ever)).toEqual({ names, retired: [] });
      }
    }),
    { numRuns: 300 },
  );
});

test('law: what stays, in order, keeps its name whatever is put in or taken out', () => {
  const unique = Array.from(
    { length: 12 },
    (_, index) => `第${index}段：${'甲乙丙丁戊己庚辛壬癸子丑'.charAt(index).repeat(9)}`,
  );
  fc.assert(
    fc.property(fc.subarray(unique), fc.subarray(unique), (before, after) => {
      const { names } = nameParagraphs(before);
      const previous = before.map((text, index) => ({ name: names[index] as string, text }));
      const again = nameParagraphs(after, previous).names;
      for (const [index, text] of after.entries()) {
        const was = before.indexOf(text);
        if (was >= 0) expect(again[index]).toBe(names[was]);
      }
    }),
  );
});

test('a long text that changed throughout is named within seconds', () => {
  const make = (seed: number): string[] =>
    Array.from({ length: 2000 }, (_, row) =>
      Array.from({ length: 60 }, (_, column) =>
        String.fromCharCode(0x4e00 + ((row * seed + column * 7919) % 6000)),
      ).join(''),
    );
  const start = performance.now();
  nameParagraphs(make(31), named(...make(37)));
  expect(performance.now() - start).toBeLessThan(5000);
});
