import { findByteShifts, isSure } from '../../byte-shifts/find.ts';
import type { Step } from '../../step.ts';
import type { Doubt, Edit } from '../../traced/edit.ts';

/** Put characters that a mirror's blind byte insertions shifted apart back together: `鏈?zhǔn)剿季S` was 鏈式思維. */
export const byteShifts: Step = {
  name: 'byte-shifts',
  version: 1,
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
    'lost-byte': {
      'zh-Hans': '丢失了一个字节，其后的汉字全部错位，此处按 GBK 编码还原',
      'zh-Hant': '丟失了一個位元組，其後的漢字全部錯位，此處按 GBK 編碼還原',
      en: 'A byte was lost and the characters after it shifted; put back together by their GBK codes',
    },
    unsure: {
      'zh-Hans': '此处字节错位，有不止一种读法，未敢改动',
      'zh-Hant': '此處位元組錯位，有不止一種讀法，未敢改動',
      en: 'Bytes are shifted here and more than one reading is possible; left as found',
    },
  },
  repair(text, { language }) {
    const edits: Edit[] = [];
    const doubts: Doubt[] = [];
    for (const spot of findByteShifts(text, language)) {
      const { entry, end, readings } = spot;
      const insert = readings[0]?.insert ?? '';
      if (isSure(spot)) edits.push({ start: entry.start, end, insert, reason: entry.kind });
      else
        doubts.push({
          start: entry.start,
          end,
          reason: 'unsure',
          candidates: readings.slice(0, 3).map((reading) => reading.insert),
        });
    }
    return { edits, doubts };
  },
};
