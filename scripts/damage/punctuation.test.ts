import { expect, test } from 'vitest';
import { damageQuotes, foldWidth, settleControls } from './punctuation.ts';
import { seededRandom } from './random.ts';

test.each([
  ['工件\u0005\u0007，', 'drop', '工件，'],
  ['工件\u0005\u0007，', 'blank', '工件 ，'],
  ['制作\u0008?\u0006！', 'blank', '制作 ? ！'],
  ['A \u0005 B', 'blank', 'A  B'],
  ['一\n二\t三', 'blank', '一\n二\t三'],
  ['工件\u0005，', 'keep', '工件\u0005，'],
] as const)('settles %j by %s as %j', (text, fate, settled) => {
  expect(settleControls(text, fate)).toBe(settled);
});

test('folds the marks that pages fold and leaves the others', () => {
  expect(foldWidth('问：“好吗？”《书》（一）、二；三！。')).toBe('问:“好吗?”《书》(一)、二;三!。');
});

test('straightens quotes, or puts blanks beside some of them and nothing else', () => {
  expect(damageQuotes('装上“引擎”', 'straight', seededRandom(1))).toBe('装上"引擎"');
  const text = '为“引擎”发展'.repeat(30);
  const spaced = damageQuotes(text, 'blanks', seededRandom(1));
  expect(spaced).not.toBe(text);
  expect(spaced.replaceAll(' ', '')).toBe(text);
});
