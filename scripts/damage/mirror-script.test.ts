import { expect, test } from 'vitest';
import { convertedCharacters, mirrorCharacter, toMirrorScript } from './mirror-script.ts';

test.each([
  ['着力', '著力'],
  ['产业发展', '產業發展'],
  ['为增后劲', '為增后勁'],
  ['干部实干', '干部實干'],
  ['首当其冲', '首當其沖'],
  ['文化和旅游', '文化和旅游'],
  ['厘清', '厘清'],
  ['丁杰', '丁傑'],
  ['乾洋', '乾洋'],
  ['集群众目', '集群眾目'],
  ['制造业', '制造業'],
  ['借鉴', '借鑒'],
  ['舞台标准', '舞臺標準'],
  ['资源禀赋', '資源稟賦'],
])('writes %s as %s', (simplified, mirrored) => {
  expect(toMirrorScript(simplified)).toBe(mirrored);
});

test('never makes a character into two or none', () => {
  for (const character of convertedCharacters) expect([...character]).toHaveLength(1);
});

test('leaves its own output alone but for the few characters that are both', () => {
  const both = [...convertedCharacters].filter((character) => mirrorCharacter(character) !== character);
  expect(both.length).toBeLessThan(12);
});
