import { mayBeShifted, shiftedOpening } from '../../byte-shifts/find.ts';
import { undecoded } from '../../byte-shifts/lost-byte.ts';
import { roundsOf } from '../../byte-shifts/rounds.ts';
import { isGlossed } from '../../pinyin/is-glossed.ts';
import { nothing, type Step } from '../../step.ts';
import type { Doubt, Edit } from '../../traced/edit.ts';
import { meets } from '../../traced/outside.ts';

/** Put characters that a mirror's blind byte insertions shifted apart back together: `鏈?zhǔn)剿季S` was 鏈式思維. */
export const byteShifts: Step = {
  name: 'byte-shifts',
  version: 15,
  openDoubts: ['lost-character', 'lost-characters', 'unsure', 'undecoded'],
  reasons: {
    gloss: {
      'zh-Hans': '镜像站按字节插入注音，错把两个字的字节当成一个字，此处按 GBK 编码还原',
      'zh-Hant': '鏡像站按位元組插入注音，錯把兩個字的位元組當成一個字，此處按 GBK 編碼還原',
      en: 'A mirror spliced a reading into the bytes of two characters; put back together by their GBK codes',
    },
    cut: {
      'zh-Hans': '镜像站在标点前按字节插入控制符，切断了汉字，此处按 GBK 编码还原',
      'zh-Hant': '鏡像站在標點前按位元組插入控制符，切斷了漢字，此處按 GBK 編碼還原',
      en: 'A mirror cut a character in two before the bytes of a punctuation mark; put back together by its GBK codes',
    },
    'double-cut': {
      'zh-Hans': '镜像站在标点前按字节插入控制符，把一个字切成了两个问号，此处还原',
      'zh-Hant': '鏡像站在標點前按位元組插入控制符，把一個字切成了兩個問號，此處還原',
      en: 'A mirror cut a character in two twice before punctuation and left two question marks; put back',
    },
    'lost-byte': {
      'zh-Hans': '丢失了一个字节，其后的汉字全部错位，此处按 GBK 编码还原',
      'zh-Hant': '丟失了一個位元組，其後的漢字全部錯位，此處按 GBK 編碼還原',
      en: 'A byte was lost and the characters after it shifted; put back together by their GBK codes',
    },
    opening: {
      'zh-Hans': '文本从一段错位的字节中间开始，此处按 GBK 编码还原',
      'zh-Hant': '文本從一段錯位的位元組中間開始，此處按 GBK 編碼還原',
      en: 'The text begins within a run of shifted bytes; put back together by their GBK codes',
    },
    'lost-character': {
      'zh-Hans': '此字的一半字节已丢失，有不止一种可能，保留原处的问号',
      'zh-Hant': '此字的一半位元組已遺失，有不止一種可能，保留原處的問號',
      en: 'Half of this character is lost and more than one is possible; its question mark is kept',
    },
    'lost-characters': {
      'zh-Hans': '此处有几个字节在提取正文时丢失，原有一字或数字，保留原处的问号',
      'zh-Hant': '此處有幾個位元組在擷取正文時遺失，原有一字或數字，保留原處的問號',
      en: 'Some bytes were lost here when the text was extracted, one character or more; the question mark is kept',
    },
    'likely-character': {
      'zh-Hans': '此字的一半字节已丢失，填入最可能的一个，其余可能列出备查',
      'zh-Hant': '此字的一半位元組已遺失，填入最可能的一個，其餘可能列出備查',
      en: 'Half of this character is lost; the likeliest was put in and the others are listed',
    },
    undecoded: {
      'zh-Hans': '此处有一个字节无法解码，不知原属何字',
      'zh-Hant': '此處有一個位元組無法解碼，不知原屬何字',
      en: 'A byte that could not be decoded; what character it was part of cannot be told',
    },
    unsure: {
      'zh-Hans': '此处字节错位，有不止一种读法，未敢改动',
      'zh-Hant': '此處位元組錯位，有不止一種讀法，未敢改動',
      en: 'Bytes are shifted here and more than one reading is possible; left as found',
    },
  },
  repair(text, { diagnosis, language, open = [] }) {
    if (!mayBeShifted(text, open, language) && shiftedOpening(text, language) === undefined) return nothing;
    let edits: readonly Edit[] = [];
    const doubts: Doubt[] = [];
    for (const round of roundsOf(text, language, diagnosis.glosses.present)) {
      edits = round.edits;
      doubts.push(...round.doubts);
    }
    const listed = onePlaceOnce(doubts);
    const left = [...stillUndecoded(text), ...(diagnosis.glosses.present ? stillOpened(text) : [])];
    const unlisted = left.filter(({ start, end }) => !meets(edits, start, end) && !meets(listed, start, end));
    return { edits, doubts: [...listed, ...unlisted].sort((a, b) => a.start - b.start) };
  },
};

/** The bytes of a mirror's page that could not be decoded. */
function stillUndecoded(text: string): Doubt[] {
  if (!text.includes(undecoded) || !isGlossed(text)) return [];
  return Array.from(text.matchAll(/\ufffd+/g), ({ index, 0: bytes }): Doubt => {
    return { start: index, end: index + bytes.length, reason: 'undecoded', candidates: [] };
  });
}

/** What is left of glosses across two characters, `們?nèi)`: the run behind one is shifted, also where no reading of it makes words. */
function stillOpened(text: string): Doubt[] {
  return Array.from(
    text.matchAll(/(?<=\p{Script=Han})\?[a-zāáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜü]{1,7}\)/gu),
    ({ index, 0: rest }): Doubt => {
      return { start: index, end: index + rest.length, reason: 'unsure', candidates: [] };
    },
  );
}

/** Of the doubts that start at one place only the last; `unsure` ones, of what is left in the end, beside them. */
function onePlaceOnce(doubts: readonly Doubt[]): Doubt[] {
  const kept = new Map<number, Doubt>();
  for (const doubt of doubts) if (doubt.reason !== 'unsure') kept.set(doubt.start, doubt);
  const unsure = doubts.filter(({ reason }) => reason === 'unsure');
  return [...kept.values(), ...unsure].sort((a, b) => a.start - b.start);
}
