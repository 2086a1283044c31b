import { afterFiller } from '../../byte-shifts/filler.ts';
import { findByteShifts, mayBeShifted } from '../../byte-shifts/find.ts';
import { isSure, type PartialRepair, repairPart } from '../../byte-shifts/settle.ts';
import type { Weighed } from '../../byte-shifts/weigh.ts';
import { nothing, type Step } from '../../step.ts';
import { composeEdits } from '../../traced/compose-edits.ts';
import { applyEdits, type Doubt, type Edit, type Span } from '../../traced/edit.ts';
import { PositionMap } from '../../traced/position-map.ts';

/** Put characters that a mirror's blind byte insertions shifted apart back together: `鏈?zhǔn)剿季S` was 鏈式思維. */
export const byteShifts: Step = {
  name: 'byte-shifts',
  version: 5,
  openDoubts: ['lost-character', 'unsure'],
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
    'lost-character': {
      'zh-Hans': '此字的一半字节已丢失，有不止一种可能，保留原处的问号',
      'zh-Hant': '此字的一半位元組已遺失，有不止一種可能，保留原處的問號',
      en: 'Half of this character is lost and more than one is possible; its question mark is kept',
    },
    'likely-character': {
      'zh-Hans': '此字的一半字节已丢失，填入最可能的一个，其余可能列出备查',
      'zh-Hant': '此字的一半位元組已遺失，填入最可能的一個，其餘可能列出備查',
      en: 'Half of this character is lost; the likeliest was put in and the others are listed',
    },
    unsure: {
      'zh-Hans': '此处字节错位，有不止一种读法，未敢改动',
      'zh-Hant': '此處位元組錯位，有不止一種讀法，未敢改動',
      en: 'Bytes are shifted here and more than one reading is possible; left as found',
    },
  },
  repair(text, { diagnosis, language, open = [] }) {
    if (!mayBeShifted(text, open)) return nothing;
    let edits: readonly Edit[] = [];
    let present = text;
    const kept = new Map<number, Doubt>();
    // A repaired spot is context for its neighbours: look again until nothing more is found.
    for (let round = 0; ; round++) {
      const spots = findByteShifts(present, language);
      let found = spots.filter(isSure).map(editOf);
      const map = new PositionMap(edits);
      if (found.length === 0) {
        const parts = spots
          .map((spot) => repairPart(present, spot, language, diagnosis.glosses.present))
          .filter((part): part is PartialRepair => part !== undefined);
        found = parts.flatMap((part) => part.edits);
        for (const doubt of parts.flatMap((part) => part.doubts)) {
          const place = map.toInput(doubt);
          kept.set(place.start, { ...doubt, ...place });
        }
      }
      if (found.length === 0 || round === mostRounds) {
        const unsure = spots
          .filter((spot) => !isSure(spot))
          .map((spot) => ({ ...doubtOf(spot), ...map.toInput(openSpan(present, spot)) }));
        return { edits, doubts: [...kept.values(), ...unsure].sort((a, b) => a.start - b.start) };
      }
      edits = composeEdits(text, edits, found);
      present = applyEdits(text, edits);
    }
  },
};

/** Rounds in which neighbours of repaired spots are looked at again; two were enough in all texts tried. */
const mostRounds = 8;

function spanOf({ entry, end }: Weighed): Span {
  return { start: entry.start, end };
}

/** A spot with the control bytes behind its last `?`, which are part of the evidence. */
function openSpan(text: string, { entry, end }: Weighed): Span {
  return { start: entry.start, end: text[end - 1] === '?' ? afterFiller(text, end) : end };
}

function editOf(spot: Weighed): Edit {
  return { ...spanOf(spot), insert: spot.readings[0]?.insert ?? '', reason: spot.entry.kind };
}

function doubtOf(spot: Weighed): Doubt {
  const candidates = spot.readings.slice(0, 3).map((reading) => reading.insert);
  return { ...spanOf(spot), reason: 'unsure', candidates };
}
