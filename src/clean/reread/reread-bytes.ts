import type { SourceText } from '../bytes/source-text.ts';
import type { RereadEvidence } from '../diagnosis/diagnosis.ts';
import type { LanguageModel } from '../language/language-model.ts';
import type { Step, StepResult } from '../step.ts';
import type { Edit } from '../traced/edit.ts';
import { outside } from '../traced/outside.ts';
import { takeInsertionsOut } from './insertions.ts';
import { readOtherEncodings } from './other-encoding.ts';

/**
 * Read bytes again that mean something else than the encoding of their source says. It runs before all steps, which see
 * characters alone, and gives edits of the text as it was decoded: so a record has it as it has a step.
 */
export const rereadBytes: Pick<Step, 'name' | 'version' | 'reasons'> & {
  repair(source: SourceText, bytes: Uint8Array, language: LanguageModel): StepResult;
} = {
  name: 'reread-bytes',
  version: 2,
  reasons: {
    inserted: {
      'zh-Hans': '镜像站把注音或控制符插进了一个字的两个字节之间；去掉插入的字节，原字完全还原。',
      'zh-Hant': '鏡像站把注音或控制符插進了一個字的兩個位元組之間；去掉插入的位元組，原字完全還原。',
      en: 'A mirror put a reading or control bytes between the two bytes of a character; without them the original is whole.',
    },
    'other-encoding': {
      'zh-Hans': '此行与文件其余部分的编码不同，按它自己的编码读出。',
      'zh-Hant': '此行與檔案其餘部分的編碼不同，按它自己的編碼讀出。',
      en: 'This line is in another encoding than the rest of the file; read in its own.',
    },
  },
  repair(source, bytes, language) {
    const lines = readOtherEncodings(source, bytes, language);
    const insertions = outside({ edits: takeInsertionsOut(source, bytes, language), doubts: [] }, lines).edits;
    return { edits: [...lines, ...insertions].sort((a, b) => a.start - b.start), doubts: [] };
  },
};

/** What was read again, for the diagnosis. */
export function rereadEvidence(edits: readonly Edit[]): RereadEvidence {
  const otherEncoding = edits.filter(({ reason }) => reason === 'other-encoding').length;
  return { inserted: edits.length - otherEncoding, otherEncoding: otherEncoding > 0 };
}
