import simplifiedToTraditional from 'opencc-js/dict/STCharacters';
import traditionalToSimplified from 'opencc-js/dict/TSCharacters';

/*
 * The mirror's conversion is a table of single characters: OpenCC's first choices except for what stands here. Found by
 * comparing five restored texts with their mirrored copies, and from the characters that stay Simplified on some forty
 * damaged pages. The way back is the inverse of this table, not an ordinary Traditional-to-Simplified one: that one
 * would turn 乾洋, a company's own name, into 干洋.
 */

/** Simplified characters that were seen to stay: in use in Traditional texts in their own right. */
const leftAlone = '后里干只面余游占厘群并于么云愿恒筑咨杠涂范辟采伙峰';

/** Of these, what every table is known to leave alone at times. */
const oftenLeftAlone = '后里干只面';

/** The same rule carried on: characters that probably stay. Where the other form stands in a copy, it was made. */
const probablyLeftAlone =
  '丑仆佣凄凶叙吃吁咏咤咸唇夸奸岩岳床征斗昵晋朴栖涌泄溪熏瓮痴疴皂秆秘粽肴腌膻虱跖郁雇霉挂污棱檐灶蔑熔韭核才';

/** Simplified and Traditional in pairs, where the mirror's choice is not OpenCC's (症 癥: seen on medical pages). */
const otherChoices = '着著为為众眾冲沖鉴鑒杰傑伪偽启啟沩溈妫媯钵缽缰韁湿濕锈銹净凈杆桿症癥';

/**
 * Traditional forms that are standard characters of Simplified texts too (于 and surname 於, 干 and 乾坤, 征 and
 * 宫商角徵羽 …). The mirror never makes them, so where one stands, the original had it.
 */
const standardInBoth = '乾於徵藉瞭麽夥摺拚捱菸吒榘袷醣薹麴昇甦堃喆仝祇濛彷沈';

/** Of these, in pairs with the Simplified character, what tables make that leave fewer alone: 於 wherever 于 stands, 瞭 for many a 了. */
const madeElsewhere = '於于徵征夥伙瞭了麽么';

/** Preimages where two Simplified characters share one image; the common one is meant. */
const commonPreimages = '線线餘余諮咨鍾钟麼么託托蘊蕴钁镢縕缊穭穞醞酝靦腼輼辒';

const forward = new Uint16Array(0x10000);
const backward = new Uint16Array(0x10000);
/** 1: the mirror makes this character. 2: a Traditional form that it never makes. */
const kinds = new Uint8Array(0x10000);

for (const [simplified, traditional] of entries(simplifiedToTraditional)) {
  if (!leftAlone.includes(simplified) && !probablyLeftAlone.includes(simplified))
    forward[simplified.charCodeAt(0)] = traditional.charCodeAt(0);
}
for (const [simplified, traditional] of pairs(otherChoices)) {
  forward[simplified.charCodeAt(0)] = traditional.charCodeAt(0);
}
for (const [simplified, traditional] of entries(simplifiedToTraditional)) note(traditional, simplified, 2);
for (const [traditional, simplified] of entries(traditionalToSimplified)) note(traditional, simplified, 2);
for (const [simplified, traditional] of entries(simplifiedToTraditional)) {
  if (probablyLeftAlone.includes(simplified)) note(traditional, simplified, 1);
}
for (let unit = 0; unit < forward.length; unit++) {
  const image = forward[unit] as number;
  if (image !== 0) note(String.fromCharCode(image), String.fromCharCode(unit), 1);
}
for (const [traditional, simplified] of pairs(commonPreimages)) {
  const unit = traditional.charCodeAt(0);
  backward[unit] = simplified.charCodeAt(0);
  if (leftAlone.includes(simplified)) kinds[unit] = 2;
}
for (const character of standardInBoth) {
  backward[character.charCodeAt(0)] = 0;
  kinds[character.charCodeAt(0)] = 0;
}

const onlyHereLeftAlone = new Set(
  [...leftAlone].filter((character) => !oftenLeftAlone.includes(character)).map((character) => character.charCodeAt(0)),
);
const elsewhere = new Map(
  [...pairs(madeElsewhere)].map((pair) => pair.map((one) => one.charCodeAt(0)) as [number, number]),
);

function note(traditional: string, simplified: string, kind: 1 | 2): void {
  const unit = traditional.charCodeAt(0);
  if (traditional === simplified || (kinds[unit] === 1 && kind === 2)) return;
  backward[unit] = simplified.charCodeAt(0);
  kinds[unit] = kind;
}

/** Pairs of one UTF-16 unit each; the mirror, which works in GBK, cannot write astral characters. */
function* entries(dictionary: string): Generator<[string, string]> {
  for (const entry of dictionary.split('|')) {
    const [from, to] = entry.split(' ');
    if (from?.length === 1 && to?.length === 1) yield [from, to];
  }
}

function* pairs(characters: string): Generator<[string, string]> {
  for (let index = 0; index < characters.length; index += 2) {
    yield [characters.charAt(index), characters.charAt(index + 1)];
  }
}

/** What the mirror writes for a UTF-16 unit: another unit, or the same one. */
export function mirrorImage(unit: number): number {
  return forward[unit] || unit;
}

/** The Simplified unit that a Traditional one stands for, 0 where there is none. */
export function preimage(unit: number): number {
  return backward[unit] as number;
}

/** True for a character that the mirror's conversion makes out of another one. */
export function isMirrorMade(unit: number): boolean {
  return kinds[unit] === 1;
}

/** True for a Traditional form that this mirror never makes (後 裡 餘 羣): another table's, or the original's own. */
export function isNeverMade(unit: number): boolean {
  return kinds[unit] === 2;
}

/** The Simplified unit that other tables than this mirror's write as a unit which is standard in both scripts, 0 where there is none. */
export function preimageElsewhere(unit: number): number {
  return elsewhere.get(unit) ?? 0;
}

/** True for a Simplified character that other tables convert and this mirror's leaves as it is: 于 并 范. */
export function isLeftAlone(unit: number): boolean {
  return onlyHereLeftAlone.has(unit);
}
