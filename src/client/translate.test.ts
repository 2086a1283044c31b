import { expect, test } from 'vitest';
import { en } from '../site/messages/en.ts';
import { waysInMessages } from '../site/messages/ways-in.ts';
import { zhHans } from '../site/messages/zh-hans.ts';
import { zhHant } from '../site/messages/zh-hant.ts';
import { translator } from './translate.ts';

const translate = translator([
  [zhHans, en],
  [zhHant, en],
  [waysInMessages('zh-Hans'), waysInMessages('en')],
  [waysInMessages('zh-Hant'), waysInMessages('en')],
]);

test('translates words of the interface from either script', () => {
  expect(translate(zhHans.recordOf)).toBe(en.recordOf);
  expect(translate(zhHant.spunNotice)).toBe(en.spunNotice);
});

test.each([
  [zhHans.recordSummary(1, 0), en.recordSummary(1, 0)],
  [zhHans.recordSummary(1234, 5), en.recordSummary(1234, 5)],
  [zhHant.recordSummary(0, 0), en.recordSummary(0, 0)],
  [zhHans.paragraphLink('12'), en.paragraphLink('12')],
  [zhHant.paragraphMerged('3', '4'), en.paragraphMerged('3', '4')],
  [waysInMessages('zh-Hans').otherVersions(2), waysInMessages('en').otherVersions(2)],
  [waysInMessages('zh-Hant').sharedLength(64), waysInMessages('en').sharedLength(64)],
  [waysInMessages('zh-Hans').comparedWith('渡口'), waysInMessages('en').comparedWith('渡口')],
])('translates %s', (chinese, english) => expect(translate(chinese)).toBe(english));

test('leaves alone what is not of the interface', () => {
  for (const words of ['', '柳溪渡口', '12', '2019年4月2日', '周远、林静']) expect(translate(words)).toBeUndefined();
});
