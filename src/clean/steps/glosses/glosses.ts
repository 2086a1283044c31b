import type { GlossEvidence } from '../../diagnosis/diagnosis.ts';
import { isConverted } from '../../diagnosis/gloss-traits.ts';
import type { LanguageModel } from '../../language/language-model.ts';
import { hasBlankBehind, leastSpaced, type WrittenGloss, writtenGlosses } from '../../pinyin/written-gloss.ts';
import { nothing, type Step } from '../../step.ts';
import type { Doubt, Edit } from '../../traced/edit.ts';
import { cutGlosses, endOfHead } from './cut-glosses.ts';
import { splicedSigns } from './spliced-signs.ts';

/** Take out the pinyin that a mirror spliced in behind characters: `產(chǎn)業(yè)` was 產業. */
export const glosses: Step = {
  name: 'glosses',
  version: 13,
  reasons: {
    gloss: {
      'zh-Hans': '镜像站在字后插入的注音，已删去',
      'zh-Hant': '鏡像站在字後插入的注音，已刪去',
      en: 'A reading that a mirror spliced in behind the character; taken out',
    },
    head: {
      'zh-Hans': '镜像站插入的注音，所注的字在摘录之前，已删去',
      'zh-Hant': '鏡像站插入的注音，所注的字在摘錄之前，已刪去',
      en: 'A reading that a mirror spliced in behind a character that the excerpt leaves out; taken out',
    },
    repeated: {
      'zh-Hans': '镜像站重复插入的注音，已删去',
      'zh-Hant': '鏡像站重複插入的注音，已刪去',
      en: 'A reading that a mirror spliced in once more; taken out',
    },
    residue: {
      'zh-Hans': '注音所注的是由前一字的后半与此字母拼成的字，已删去',
      'zh-Hant': '注音所注的是由前一字的後半與此字母拼成的字，已刪去',
      en: 'A reading of the character that the bytes before and of this letter happen to make; taken out',
    },
    keyword: {
      'zh-Hans': '镜像站插入的注音，其中又塞入了关键词，一并删去',
      'zh-Hant': '鏡像站插入的注音，其中又塞入了關鍵詞，一併刪去',
      en: 'A reading that a mirror spliced in, with a keyword spliced into it; taken out',
    },
    cut: {
      'zh-Hans': '文本在注音中间被截断，剩下的半个注音已删去',
      'zh-Hant': '文本在注音中間被截斷，剩下的半個注音已刪去',
      en: 'The text was cut within a reading that a mirror spliced in; the half that was left is taken out',
    },
    'spliced-sign': {
      'zh-Hans': '句中插入的表情符号，作者不会这样写，已删去',
      'zh-Hant': '句中插入的表情符號，作者不會這樣寫，已刪去',
      en: 'An emoji strewn into a word of a glossed page; taken out',
    },
    unsure: {
      'zh-Hans': '括号中的拼音与所注的字不合，未敢删去',
      'zh-Hant': '括號中的拼音與所注的字不合，未敢刪去',
      en: 'A reading in parentheses that does not fit its character; left as found',
    },
    few: {
      'zh-Hans': '像是镜像站插入的注音，但全文仅此数处，证据不足，未敢删去',
      'zh-Hant': '像是鏡像站插入的注音，但全文僅此數處，證據不足，未敢刪去',
      en: 'A reading that looks spliced in by a mirror, but the text has too few of them to be sure; left as found',
    },
  },
  repair(text, { diagnosis, language }) {
    if (diagnosis.glosses.unsure) {
      const few = [...writtenGlosses(text)].filter(({ fit, fullWidth }) => fit > 0 && !fullWidth);
      return { edits: [], doubts: few.map(({ start, end }) => ({ start, end, reason: 'few', candidates: [''] })) };
    }
    if (!diagnosis.glosses.present) return nothing;
    const edits: Edit[] = [];
    const doubts: Doubt[] = [];
    const head = endOfHead(text);
    if (head > 0) edits.push({ start: 0, end: head, insert: '', reason: 'head' });
    const isSpaced = areSpaced(text);
    for (const gloss of writtenGlosses(text)) {
      if (gloss.start < head) continue;
      const end = isSpaced && hasBlankBehind(text, gloss) ? gloss.end + 1 : gloss.end;
      const span = { start: startOf(text, gloss), end };
      if (isNote(gloss, diagnosis.glosses, language)) continue;
      if (belongs(gloss)) {
        edits.push({ ...span, insert: '', reason: gloss.kind === 'plain' ? 'gloss' : gloss.kind });
      } else if (gloss.hasTone) doubts.push({ ...span, reason: 'unsure', candidates: [''] });
    }
    const cut = cutGlosses(text, diagnosis.glosses.readings);
    return { edits: [...edits, ...cut, ...splicedSigns(text)].sort((a, b) => a.start - b.start), doubts };
  },
};

/** Fewer glosses with a blank behind them may stand before an author's own. */
const fewestSpaced = 3;

/** Tell whether the tool put a blank behind its glosses. */
function areSpaced(text: string): boolean {
  let all = 0;
  let spaced = 0;
  for (const gloss of writtenGlosses(text)) {
    if (gloss.fit === 0 || gloss.fullWidth) continue;
    all++;
    if (hasBlankBehind(text, gloss)) spaced++;
  }
  return spaced >= fewestSpaced && spaced >= leastSpaced * all;
}

/** The gloss with a blank that stands between it and its character. */
function startOf(text: string, gloss: WrittenGloss): number {
  return text[gloss.start - 1] === ' ' ? gloss.start - 1 : gloss.start;
}

/** A character as common as this needs no note on its usual reading, natural logarithm of its share of running text. */
const commonFrequency = -8.5;

/** Tell whether a gloss of a glossed document is an author's note: on what the mirror does not gloss, or in full-width parentheses. */
function isNote(gloss: WrittenGloss, { on }: GlossEvidence, language: LanguageModel): boolean {
  const { character, fit, fullWidth, onLetter } = gloss;
  if (fit === 0 || onLetter) return fullWidth;
  const converted = isConverted(character, language);
  if (fullWidth) return !converted || fit < 3 || language.frequency(character) < commonFrequency;
  return on === 'converted' && !converted;
}

/** Tell whether a gloss of a glossed document is the mirror's. */
function belongs(gloss: WrittenGloss): boolean {
  if (gloss.fit > 0) return true;
  // What a shift left of a character can't be checked any more; a tone mark behind a lone letter is the mirror's all the same.
  return gloss.onLetter && gloss.hasTone;
}
