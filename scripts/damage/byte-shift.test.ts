import { createMultibyteDecoder } from '@exodus/bytes/multi-byte.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shiftBytes, unshiftBytes } from './byte-shift.ts';
import { characterToPair, decodeCp936, encodeCp936, pairToCharacter } from './cp936.ts';
import { glossList, glossWriter } from './glosses.ts';
import { toMirrorScript } from './mirror-script.ts';
import { settleControls } from './punctuation.ts';
import type { Random } from './random.ts';
import { seededRandom } from './random.ts';

const plain = glossWriter('plain', 1);
const readings = new Map(glossList.map(({ character, reading }) => [character, reading]));

/** Damage a fragment with the glosses of `characters`, as the page it was seen on had them. */
function mirrored(original: string, characters: string, controls?: Random): string {
  const glosses = [...characters].map((character) => ({ character, reading: readings.get(character) ?? '' }));
  return decodeCp936(shiftBytes(encodeCp936(toMirrorScript(original)), glosses, plain, controls).bytes);
}

/** So many control bytes before the marks of a fragment, first of all the `。`, then of all the `！`. */
function counts(...numbers: number[]): Random {
  return {
    ...seededRandom(1),
    chance: () => (numbers[0] === 0 ? numbers.shift() === 0 : false),
    between: (low, high) => (high === 8 ? 7 : (numbers.shift() ?? low)),
  };
}

test.each([
  ['产业', '產業', '產(chǎn)業(yè)'],
  ['链式思维', '準', '鏈?zhǔn)剿季S'],
  ['链式发展', '準發', '鏈?zhǔn)桨l(fā)展'],
  ['日报', '報請', '日?qǐng)?bào)'],
  ['箱式冲水试', '經', '箱式?jīng)_水試'],
  ['厂家带大家来了解一下</span>', '規', '廠家?guī)Т蠹襾砹私庖幌?/span>'],
  ['专家库。</span>', '規', '專家?guī)臁?/span>'],
  ['咨询试点', '冊點', '咨詢?cè)圏c(diǎn)'],
  ['“因为我们拍摄的', '驗', '“因?yàn)槲覀兣臄z的'],
  ['能够以Open G', '設', '能夠以O(shè)pen G'],
  ['，”Or', '監', '，”O(jiān)r'],
  ['传到You', '結', '傳到Y(jié)ou'],
])('writes %s with %s as the page did', (original, characters, damaged) => {
  expect(mirrored(original, characters)).toBe(damaged);
});

test.each([
  ['基地。”“要统筹', '統', [0, 1], 'drop', '基地?！薄耙\ue01cy(tǒng)籌'],
  ['横向。”</p>', '', [0, 2], 'blank', '橫向? ！?/p>'],
  ['变通。”</p>', '', [1, 3], 'blank', '變通 ? ！?/p>'],
  ['状况。“我们在比赛期间', '', [0, 1], 'blank', '狀況?！拔覀冊诒荣惼陂g'],
  ['期待。“能够以Open G', '設', [0, 2], 'blank', '期待? ！澳軌蛞設(shè)pen G'],
  ['维度。“我们的部署方案会以', '會', [0, 4], 'blank', '維度? ！拔覀兊牟渴鸱桨笗?huì)以'],
  ['制作。“拥有一套涵盖拍摄', '', [2, 2], 'blank', '制作 ? ！皳碛幸惶缀\ue142w拍攝'],
] as const)('cuts %s as the page did', (original, characters, numbers, fate, damaged) => {
  expect(settleControls(mirrored(original, characters, counts(...numbers)), fate)).toBe(damaged);
});

test('is undone by taking the insertions out', () => {
  const text = fc.array(fc.constantFrom(...'产业链式思维发展日报基地。”“要统筹，A<1 高质量'), { maxLength: 60 });
  fc.assert(
    fc.property(text, fc.nat(), (characters, seed) => {
      const bytes = encodeCp936(toMirrorScript(characters.join('')));
      const shifted = shiftBytes(bytes, glossList, glossWriter('keywords', seed), seededRandom(seed));
      expect(unshiftBytes(shifted)).toEqual(bytes);
    }),
  );
});

test('changes nothing without glosses and controls', () => {
  const bytes = encodeCp936('鏈式思維');
  expect(shiftBytes(bytes, [], plain)).toEqual({ bytes, insertions: [] });
});

test('decodes well-formed GBK as the standard does', () => {
  const decode = createMultibyteDecoder('gb18030', true);
  const pair = fc
    .tuple(fc.integer({ min: 0x81, max: 0xfe }), fc.integer({ min: 0x40, max: 0xfe }))
    .filter(([lead, trail]) => pairToCharacter(lead, trail) !== undefined);
  const unit = fc.oneof(pair, fc.tuple(fc.integer({ min: 0, max: 0x80 })));
  fc.assert(
    fc.property(fc.array(unit), (units) => {
      const bytes = Uint8Array.from(units.flat());
      expect(decodeCp936(bytes)).toBe(decode(bytes));
    }),
  );
});

test.each([
  [[0xaa, 0xbd], '\ue01c'],
  [[0xad, 0xc9], '\ue142'],
  [[0xac, 0xc3], '\ue0de'],
  [[0x80], '€'],
  [[0x88, 0x28], '?'],
  [[0x88], '?'],
])('decodes %j as %j', (bytes, text) => {
  expect(decodeCp936(Uint8Array.from(bytes))).toBe(text);
});

test('says `?` for what GBK cannot say, one a UTF-16 code unit', () => {
  expect(decodeCp936(encodeCp936('页\u00a0>🌸'))).toBe('页?>??');
  expect(characterToPair('\u00a0')).toBeUndefined();
});
