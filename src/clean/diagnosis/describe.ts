import type { LocalizedText } from '../step.ts';
import type { Diagnosis } from './diagnosis.ts';

/** One kind of damage in words; undefined where a document has none of it. */
type Describe = (diagnosis: Diagnosis) => LocalizedText | undefined;

/** What is said of each kind of damage, in the order in which it is said: a new kind of evidence is one more entry. */
const descriptions: readonly Describe[] = [
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
];

/** Say in words how a document was damaged: `glossed mirror, 38 % of converted characters, 2 byte shifts`. */
export function describeDiagnosis(diagnosis: Diagnosis): LocalizedText {
  const parts = descriptions.map((describe) => describe(diagnosis)).filter((part) => part !== undefined);
  if (parts.length === 0) return { 'zh-Hans': '未见损坏', 'zh-Hant': '未見損壞', en: 'no damage seen' };
  return {
    'zh-Hans': parts.map((part) => part['zh-Hans']).join('，'),
    'zh-Hant': parts.map((part) => part['zh-Hant']).join('，'),
    en: parts.map((part) => part.en).join(', '),
  };
}
