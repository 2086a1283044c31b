import type { LanguageModel } from '../../language/language-model.ts';
import { weighing } from '../../language/weighing.ts';
import { isGlossed } from '../../pinyin/is-glossed.ts';
import { nothing, type Step } from '../../step.ts';
import type { Doubt, Edit } from '../../traced/edit.ts';
import { outside } from '../../traced/outside.ts';
import { breakWithinSentences } from './broken-lines.ts';
import { ahead, chooseLost } from './choose-lost.ts';
import { type Misreading, misreadings, suspectOpenings } from './codecs.ts';
import { fewestCharacters, isAscii, restoreShort, tryLine } from './try-line.ts';
import { type Reread, rereadUtf8, textOf } from './utf-8-read-as-gbk.ts';

/** What is left of text that was decoded with loss: U+FFFD itself, and two of it in UTF-8 read as GBK. 锟 alone is a name. */
const lost = /\ufffd+|(?:锟斤拷)+/g;

const anySuspect = new RegExp(misreadings.map(({ suspect }) => suspect.source).join('|'));
const anySuspectHere = new RegExp(anySuspect, 'y');

/**
 * Undo a wrong decoding of a line: re-encode it exactly as it was misread and decode it as it was written. Taken only
 * when every byte fits both ways and the line becomes plain Chinese; text decoded with loss is listed as a doubt.
 */
export const transcoding: Step = {
  name: 'transcoding',
  version: 11,
  openDoubts: ['left-misread', 'lost-in-transcoding'],
  damage: { 'zh-Hans': '编码读错', 'zh-Hant': '編碼讀錯', en: 'read in the wrong encoding' },
  reasons: {
    misread: {
      'zh-Hans': '文字用错了编码读出，此处按原来的编码重读。',
      'zh-Hant': '文字用錯了編碼讀出，此處按原來的編碼重讀。',
      en: 'The text had been read in the wrong encoding; read again in its own.',
    },
    'left-misread': {
      'zh-Hans': '文字用错了编码读出，且有字节丢失，未能还原。',
      'zh-Hant': '文字用錯了編碼讀出，且有位元組遺失，未能還原。',
      en: 'The text had been read in the wrong encoding and bytes were lost; it could not be read again.',
    },
    'likely-character': {
      'zh-Hans': '此字在转码时丢失了一个字节，填入最可能的一个，其余可能列出备查。',
      'zh-Hant': '此字在轉碼時遺失了一個位元組，填入最可能的一個，其餘可能列出備查。',
      en: 'A byte of this character was lost in transcoding; the likeliest was put in and the others are listed.',
    },
    'lost-in-transcoding': {
      'zh-Hans': '转码时丢失的文字，无法恢复。',
      'zh-Hant': '轉碼時遺失的文字，無法恢復。',
      en: 'Text lost in transcoding; it cannot be recovered.',
    },
  },
  repair(text, { language }) {
    const doubts: Doubt[] = [];
    // On a mirror's page half a character may be left, which shifted bytes tell.
    if ((text.includes('\ufffd') && !isGlossed(text)) || text.includes('锟斤拷')) {
      for (const match of text.matchAll(lost)) {
        const start = match.index;
        doubts.push({ start, end: start + match[0].length, reason: 'lost-in-transcoding', candidates: [] });
      }
    }
    const isSuspect = holdsSuspect(text) && !isGlossed(text);
    if (!isSuspect) return doubts.length === 0 ? nothing : { edits: [], doubts };
    const edits: Edit[] = [];
    const all = [...linesOf(text)];
    const isUtf8 = all.some(
      (line) => !isWhole(line.text, language) && rereadUtf8(line.text, language, false) !== undefined,
    );
    const reread: RereadLine[] = [];
    const mixed: Line[] = [];
    const lines = all.flatMap((line) => {
      const whole = isWhole(line.text, language);
      const parts = whole && !isUtf8 ? undefined : rereadUtf8(line.text, language, isUtf8);
      if (parts === undefined) {
        if (whole) return [line];
        mixed.push(line);
        return [];
      }
      reread.push({ line, parts });
      return [];
    });
    const { lossy, rest } = segmentsOf(mixed, language, isUtf8);
    for (const line of lossy) reread.push(line);
    for (const line of rest) lines.push(line);
    const known = reread.map(({ parts }) => textOf(parts)).join('\n');
    const weigh = weighing(language, () => known);
    const isForeign = foreignTo(known, language);
    const candidatesAt = new Map<number, readonly string[]>();
    const likely: Doubt[] = [];
    const goesOn = breakWithinSentences(reread.map(({ parts }) => parts));
    for (const [index, { line, parts }] of reread.entries()) {
      const next = goesOn ? ahead(reread[index + 1]?.parts ?? [], -1) : '';
      for (const { start, end, text: insert, candidates, isLikely } of chooseLost(parts, weigh, isForeign, next)) {
        const span = { start: line.start + start, end: line.start + end };
        if (insert === undefined && line.text.startsWith('?', start))
          likely.push({ ...span, reason: 'lost-in-transcoding', candidates });
        else if (insert === undefined) candidatesAt.set(span.start, candidates);
        else if (line.text.slice(start, end) !== insert) edits.push({ ...span, insert, reason: 'misread' });
        if (isLikely) likely.push({ ...span, reason: 'likely-character', candidates });
      }
    }
    const proven = new Set<Misreading>();
    const tried = lines.map((line) => tryLine(line.text, language, (misreading) => proven.add(misreading)));
    for (const [index, line] of lines.entries()) {
      const sure = tried[index];
      const restored = sure ?? restoreShort(line.text, proven, language);
      if (restored !== undefined) edits.push({ start: line.start, end: line.end, insert: restored, reason: 'misread' });
      else if (isUtf8 && !isAscii.test(line.text))
        doubts.push({ start: line.start, end: line.end, reason: 'left-misread', candidates: [] });
    }
    edits.sort((a, b) => a.start - b.start);
    const left = outside({ edits: [], doubts }, edits).doubts;
    const open = left.map((doubt) => ({ ...doubt, candidates: candidatesAt.get(doubt.start) ?? [] }));
    return { edits, doubts: [...open, ...likely].sort((a, b) => a.start - b.start) };
  },
};

/** Tell whether one of the patterns of suspicion fits anywhere: `anySuspect`, tried where one can begin. */
function holdsSuspect(text: string): boolean {
  if (!suspectOpenings.standsIn(text)) return false;
  for (let place = suspectOpenings.firstIn(text); place >= 0; place = suspectOpenings.firstIn(text, place + 1)) {
    anySuspectHere.lastIndex = place;
    if (anySuspectHere.test(text)) return true;
  }
  return false;
}

/** Tell characters of the script that a text is hardly written in. */
function foreignTo(text: string, language: LanguageModel): (character: string) => boolean {
  let traditional = 0;
  let simplified = 0;
  for (const character of text) {
    const script = language.scriptOf(character);
    if (script === 'traditional') traditional++;
    else if (script === 'simplified') simplified++;
  }
  const other = traditional > 4 * simplified ? 'simplified' : simplified > 4 * traditional ? 'traditional' : undefined;
  return (character) => other !== undefined && language.scriptOf(character) === other;
}

interface RereadLine {
  readonly line: Line;
  readonly parts: readonly Reread[];
}

interface Line {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** True for a line that some misreading explains from end to end, or none may. */
function isWhole(line: string, language: LanguageModel): boolean {
  if (!anySuspect.test(line)) return true;
  return misreadings.some(({ suspect, restore }) => suspect.test(line) && restore(line, language) !== undefined);
}

/**
 * The runs between blanks and ASCII of lines of which only parts were misread: those that lost bytes and read as UTF-8 without them,
 * once others show that parts did, and the rest, without lost characters.
 */
function segmentsOf(
  lines: readonly Line[],
  language: LanguageModel,
  isUtf8: boolean,
): { lossy: RereadLine[]; rest: Line[] } {
  const segments = lines.flatMap((line) => runsOf(line, notAscii));
  const read = segments.map((segment) => rereadUtf8(segment.text, language, isUtf8));
  const isProven = isUtf8 || read.some((parts) => parts !== undefined && textOf(parts).length >= fewestCharacters);
  const lossy: RereadLine[] = [];
  const rest = segments.flatMap((segment, index) => {
    const parts = segment.text.includes('\ufffd')
      ? (read[index] ?? (isProven ? rereadUtf8(segment.text, language, true) : undefined))
      : undefined;
    if (parts === undefined || !isProven) return runsOf(segment, notLost);
    lossy.push({ line: segment, parts });
    return [];
  });
  return { lossy, rest };
}

/** ASCII reads the same in all these encodings. */
const notAscii = /[^\0-\x7f]+/g;
const notLost = /[^\ufffd]+/g;

function runsOf(line: Line, run: RegExp): Line[] {
  return [...line.text.matchAll(run)].map((match) => {
    const start = line.start + match.index;
    return { start, end: start + match[0].length, text: match[0] };
  });
}

function* linesOf(text: string): Generator<Line> {
  for (let start = 0; start < text.length; ) {
    const next = text.indexOf('\n', start);
    let end = next < 0 ? text.length : next;
    if (text.charAt(end - 1) === '\r') end--;
    if (end > start) yield { start, end, text: text.slice(start, end) };
    start = next < 0 ? text.length : next + 1;
  }
}
