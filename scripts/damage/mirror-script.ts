import characters from 'opencc-js/dict/STCharacters';

/*
 * The mirror converts one character at a time with a one-to-one table: no phrases, no second thoughts.
 * That table is OpenCC's first choice except for the lists below. Found by converting five restored texts and comparing
 * with what their mirrors show, and from the characters that stay Simplified in otherwise Traditional damaged pages;
 * [seen] marks what was observed, the rest is the same rule carried on: a character that is in use in Traditional texts
 * in its own right is left alone.
 */

/** Characters OpenCC converts and the mirror leaves alone. */
const LEFT_ALONE = [
  ...'后里干只面余游占厘群并于么云愿恒筑咨杠涂范辟采伙峰', // [seen]
  ...'丑仆佣凄凶叙吃吁咏咤咸唇夸奸岩岳床征斗昵晋朴栖涌泄溪熏瓮痴疴皂秆秘粽肴腌膻虱跖郁雇霉挂携污棱檐灶蔑熔韭',
] as const;

/** Characters for which the mirror has another Traditional form than OpenCC's first choice. */
const OTHERWISE: Readonly<Record<string, string>> = {
  着: '著', // [seen] 着力 is written 著力; OpenCC keeps 着
  为: '為', // [seen] OpenCC: 爲
  众: '眾', // [seen] OpenCC: 衆
  冲: '沖', // [seen] also for 衝: 首当其冲 is written 首當其沖
  鉴: '鑒', // [seen] OpenCC: 鑑
  杰: '傑', // [seen] in names too
  签: '簽', // the sense of 签订; OpenCC: 籤
  伪: '偽',
  启: '啟',
  沩: '溈',
  妫: '媯',
  钵: '缽',
  缰: '韁',
};

const table = new Map<string, string>();
for (const entry of characters.split('|')) {
  const [simplified, traditional] = entry.split(' ');
  if (simplified !== undefined && traditional !== undefined) table.set(simplified, traditional);
}
for (const character of LEFT_ALONE) table.set(character, character);
for (const [simplified, traditional] of Object.entries(OTHERWISE)) table.set(simplified, traditional);

/** Give the character that the mirror writes for a Simplified one; any other character is itself. */
export function mirrorCharacter(character: string): string {
  return table.get(character) ?? character;
}

/**
 * Turn a Simplified text into what the mirror writes: Traditional, one character at a time.
 *
 * @example `toMirrorScript('着力发展')` is `著力發展`
 * @example `toMirrorScript('乾洋')` is `乾洋`: and 干 stays 干
 */
export function toMirrorScript(text: string): string {
  let converted = '';
  for (const character of text) converted += mirrorCharacter(character);
  return converted;
}

/** The Traditional characters that the mirror's table writes for another, Simplified one. */
export const convertedCharacters: ReadonlySet<string> = new Set(
  [...table].filter(([simplified, traditional]) => simplified !== traditional).map(([, traditional]) => traditional),
);
