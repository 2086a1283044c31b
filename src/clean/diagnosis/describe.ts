import type { LocalizedText } from '../step.ts';
import type { Diagnosis } from './diagnosis.ts';

/** One kind of damage in words; undefined where a document has none of it. */
type Describe = (diagnosis: Diagnosis) => LocalizedText | undefined;

/** What is said of each kind of damage, in the order in which it is said: a new kind of evidence is one more entry. */
const descriptions: readonly Describe[] = [
  ({ reread }) =>
    reread.otherEncoding
      ? { 'zh-Hans': '部分行编码不同', 'zh-Hant': '部分行編碼不同', en: 'lines in another encoding' }
      : undefined,
  ({ reread: { inserted } }) =>
    inserted === 0
      ? undefined
      : {
          'zh-Hans': `插入字内的字节 ${inserted} 处`,
          'zh-Hant': `插入字內的位元組 ${inserted} 處`,
          en: inserted === 1 ? 'bytes put into a character' : `bytes put into characters at ${inserted} places`,
        },
  ({ glosses }) => {
    if (!glosses.present) return undefined;
    const share = Math.round(glosses.density * 100);
    return {
      'zh-Hans': `镜像站加了注音（${glosses.count} 处，占转换字的 ${share}%）`,
      'zh-Hant': `鏡像站加了注音（${glosses.count} 處，占轉換字的 ${share}%）`,
      en: `glossed mirror, ${share} % of converted characters`,
    };
  },
  ({ byteShifts: { count } }) =>
    count === 0
      ? undefined
      : {
          'zh-Hans': `字节错位 ${count} 处`,
          'zh-Hant': `位元組錯位 ${count} 處`,
          en: count === 1 ? '1 byte shift' : `${count} byte shifts`,
        },
  ({ script }) =>
    script.convertedToTraditional
      ? { 'zh-Hans': '由简体转换而来', 'zh-Hant': '由簡體轉換而來', en: 'converted from Simplified' }
      : undefined,
  ({ script }) =>
    script.unsure
      ? {
          'zh-Hans': '可能由简体转换而来，证据不足',
          'zh-Hant': '可能由簡體轉換而來，證據不足',
          en: 'perhaps converted from Simplified, too little evidence',
        }
      : undefined,
  ({ script }) =>
    script.original === 'Hant' && !script.unsure
      ? { 'zh-Hans': '原文为繁体', 'zh-Hant': '原文為繁體', en: 'written in Traditional' }
      : undefined,
  ({ script }) => (script.japanese ? { 'zh-Hans': '日文', 'zh-Hant': '日文', en: 'Japanese' } : undefined),
  ({ script }) =>
    script.mixed ? { 'zh-Hans': '简繁混杂', 'zh-Hant': '簡繁混雜', en: 'both scripts mixed' } : undefined,
  ({ punctuation }) =>
    punctuation.widthFolded
      ? { 'zh-Hans': '全角标点被改成半角', 'zh-Hant': '全形標點被改成半形', en: 'punctuation folded to half width' }
      : undefined,
  ({ punctuation }) =>
    punctuation.quotesStraight
      ? { 'zh-Hans': '引号被改成直引号', 'zh-Hant': '引號被改成直引號', en: 'quotation marks made straight' }
      : undefined,
  ({ punctuation }) =>
    punctuation.blanksBeforeMarks
      ? { 'zh-Hans': '标点前多出空格', 'zh-Hant': '標點前多出空格', en: 'blanks before punctuation' }
      : undefined,
  ({ spun }) =>
    spun.spun
      ? { 'zh-Hans': '同义词改写，无法复原', 'zh-Hant': '同義詞改寫，無法復原', en: 'reworded with synonyms' }
      : undefined,
];

/**
 * Say in words how a document was damaged: `glossed mirror, 38 % of converted characters, 2 byte shifts`.
 *
 * @param besides what steps found that is no matter of the whole document.
 */
export function describeDiagnosis(diagnosis: Diagnosis, besides: readonly LocalizedText[] = []): LocalizedText {
  const parts = [
    ...descriptions.map((describe) => describe(diagnosis)).filter((part) => part !== undefined),
    ...besides,
  ];
  if (parts.length === 0) return { 'zh-Hans': '未见损坏', 'zh-Hant': '未見損壞', en: 'no damage seen' };
  return {
    'zh-Hans': parts.map((part) => part['zh-Hans']).join('，'),
    'zh-Hant': parts.map((part) => part['zh-Hant']).join('，'),
    en: parts.map((part) => part.en).join(', '),
  };
}
