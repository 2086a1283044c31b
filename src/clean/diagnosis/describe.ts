import type { LocalizedText } from '../step.ts';
import type { Diagnosis } from './diagnosis.ts';

/** Say a diagnosis in words, as the record page and the report show it. */
export function describeDiagnosis({ glosses, byteShifts, script, punctuation, spun }: Diagnosis): LocalizedText {
  const findings: LocalizedText[] = [];
  const say = (hans: string, hant: string, en: string) => findings.push({ 'zh-Hans': hans, 'zh-Hant': hant, en });
  if (glosses.present) {
    const percent = Math.round(glosses.density * 100);
    say(
      `镜像站夹入拼音 ${glosses.count} 处（${glosses.readings.size} 个字，占转换字的 ${percent}%）`,
      `鏡像站夾入拼音 ${glosses.count} 處（${glosses.readings.size} 個字，佔轉換字的 ${percent}%）`,
      `glossed mirror copy: ${glosses.count} glosses on ${glosses.readings.size} characters, ${percent} % of the converted ones`,
    );
  }
  if (byteShifts.count > 0) {
    say(`字节错位 ${byteShifts.count} 处`, `位元組錯位 ${byteShifts.count} 處`, `${byteShifts.count} byte shifts`);
  }
  if (script.convertedToTraditional)
    say('由简体逐字转成繁体', '由簡體逐字轉成繁體', 'converted from Simplified character by character');
  else if (script.unsure)
    say(
      '可能由简体转成，证据不足',
      '可能由簡體轉成，證據不足',
      'perhaps converted from Simplified; too little evidence',
    );
  else if (script.original === 'Hant') say('原文繁体', '原文繁體', 'written in Traditional');
  if (script.mixed) say('简繁混用', '簡繁混用', 'both scripts mixed');
  if (script.japanese) say('日文', '日文', 'Japanese');
  if (punctuation.widthFolded)
    say('全角标点被改成半角', '全形標點被改成半形', 'full-width punctuation folded to half-width');
  if (punctuation.quotesStraight) say('弯引号被改成直引号', '彎引號被改成直引號', 'quotation marks made straight');
  if (punctuation.blanksBeforeMarks) say('标点前后多出空格', '標點前後多出空格', 'blanks put around punctuation');
  if (spun.spun) {
    say('同义词改写（无法复原）', '同義詞改寫（無法復原）', 'reworded with synonyms, which cannot be undone');
  }
  if (findings.length === 0) say('未见损坏', '未見損壞', 'no damage found');
  const join = (language: keyof LocalizedText, mark: string) => findings.map((finding) => finding[language]).join(mark);
  return { 'zh-Hans': join('zh-Hans', '；'), 'zh-Hant': join('zh-Hant', '；'), en: join('en', '; ') };
}
