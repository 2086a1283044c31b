import type { LocalizedText } from '../../step.ts';

export const reasons = {
  'mirror-conversion': {
    'zh-Hans': '镜像站把简体原文逐字转成了繁体，此处还原。',
    'zh-Hant': '鏡像站把簡體原文逐字轉成了繁體，此處還原。',
    en: 'A mirror turned the Simplified original into Traditional character by character; turned back.',
  },
  'variant-on-glossed': {
    'zh-Hans': '简体页面中被注音的字换成了异体，此处还原。',
    'zh-Hant': '簡體頁面中被注音的字換成了異體，此處還原。',
    en: 'On a Simplified page the glossed characters were replaced by variants; turned back.',
  },
  'two-originals': {
    'zh-Hans': '这个字可能由两个字转来，无法确定是哪一个。',
    'zh-Hant': '這個字可能由兩個字轉來，無法確定是哪一個。',
    en: 'Two characters are converted to this one; which of them stood here is not certain.',
  },
  'never-made-by-mirror': {
    'zh-Hans': '镜像站的转换不会写出这个字，可能是原文所有，未改。',
    'zh-Hant': '鏡像站的轉換不會寫出這個字，可能是原文所有，未改。',
    en: 'The mirror’s conversion does not write this character; it may be the original’s own and was left.',
  },
  'conversion-unsure': {
    'zh-Hans': '全文像是由简体逐字转换而来，但证据不足，未改。',
    'zh-Hant': '全文像是由簡體逐字轉換而來，但證據不足，未改。',
    en: 'The text looks converted from Simplified, but the evidence is too thin to turn it back.',
  },
} as const satisfies Record<string, LocalizedText>;
