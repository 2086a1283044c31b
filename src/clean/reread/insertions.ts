import type { Unit } from '../bytes/codec.ts';
import { gb18030 } from '../bytes/codecs/gb18030.ts';
import type { SourceText } from '../bytes/source-text.ts';
import { isMirrorControl } from '../characters/mirror-control.ts';
import { characterOf } from '../gbk/gbk.ts';
import type { LanguageModel } from '../language/language-model.ts';
import { readingFit } from '../pinyin/readings.ts';
import { readWrittenGloss, withoutGlosses } from '../pinyin/written-gloss.ts';
import type { Edit } from '../traced/edit.ts';

/** Most control bytes before one mark: five are the most that were seen. */
const mostControls = 8;
/** Longest gloss with its parentheses, blanks and what was spliced into it, UTF-16 code units. */
const longestGloss = 22;
/** Longest run that is read one byte off, bytes: a line of a page that has no ASCII at all. */
const longestRun = 8000;

/**
 * Find where glosses and control bytes were put between the two bytes of a character, in a source that still has all its
 * bytes: without them the bytes are the original's, and nothing has to be guessed.
 *
 * Taken only where the bytes themselves prove the tool that puts them in: it looks for the bytes of a character or a mark,
 * so those that a gloss stands behind read as it says, and those that controls stand before are a mark.
 *
 * @example 鏈, CA `(zhǔn)` BDCB BCBE 53 becomes 鏈式思維: 9CCA, across 鏈 and 式, is 準
 */
export function takeInsertionsOut(source: SourceText, bytes: Uint8Array, language: LanguageModel): Edit[] {
  const edits: Edit[] = [];
  if (source.encoding !== 'gb18030') return edits;
  let done = 0;
  for (const { start, malformed } of source.irregular) {
    if (!malformed || start < done) continue;
    const run = new Run(source, bytes, start);
    if (!run.read() || !isPlausible(source.text, run, language)) continue;
    edits.push({ start, end: run.end, insert: run.text, reason: 'inserted' });
    done = run.end;
  }
  return edits;
}

/** Tell whether a run says more as it is read now: where a stray byte stands before a note, the rest would run off. */
function isPlausible(text: string, run: Run, language: LanguageModel): boolean {
  const before = withoutGlosses(text.slice(Math.max(0, run.start - longestGloss), run.start)).slice(-2);
  const found = Array.from(withoutGlosses(text.slice(run.start, run.end)))
    .filter((character) => !isMirrorControl(character.charCodeAt(0)))
    .join('');
  return language.score(before + run.text, before.length) > language.score(before + found, before.length);
}

/** A run of bytes that is read without what was put in, from a lead byte that lost its trail byte on. */
class Run {
  readonly start: number;
  /** The first character that stands where it did, UTF-16 code units. */
  end: number;
  /** What the bytes say without the insertions. */
  text = '';
  readonly #source: SourceText;
  readonly #bytes: Uint8Array;
  readonly #unit: Unit = { byteLength: 0, first: 0, second: 0, irregular: false };
  /** The byte read last. */
  #last: number;

  constructor(source: SourceText, bytes: Uint8Array, start: number) {
    this.#source = source;
    this.#bytes = bytes;
    this.start = start;
    this.end = start;
    this.#last = bytes[this.#byteAt(this.#withoutInsertions(start)) - 1] ?? 0;
  }

  /** Read on until the characters begin where they did; false when that cannot be, or when not every insertion is proven. */
  read(): boolean {
    let at = this.#byteAt(this.start);
    const limit = at + longestRun;
    do {
      const lead = this.#bytes[at] as number;
      const after = lead < 0x80 ? at + 1 : this.#afterInsertions(at + 1);
      if (after > at + 1) {
        const trail = this.#bytes[after];
        if (trail === undefined || !this.#isProven(at + 1, after, lead)) return false;
        gb18030.read(Uint8Array.of(lead, trail), 0, this.#unit);
        at = after + 1;
      } else {
        gb18030.read(this.#bytes, at, this.#unit);
        at += this.#unit.byteLength;
      }
      if (!isWritten(this.#unit)) return false;
      this.text += String.fromCharCode(this.#unit.first);
      if (this.#unit.second !== 0) this.text += String.fromCharCode(this.#unit.second);
      this.#last = this.#bytes[at - 1] as number;
      while (this.end < this.#source.text.length && this.#byteAt(this.end) < at) this.end++;
    } while (this.#byteAt(this.end) !== at && at < limit);
    return this.#byteAt(this.end) === at;
  }

  /** The byte that a character begins with; where both halves of a pair do, the first. */
  #byteAt(place: number): number {
    return this.#source.bytesOf({ start: place, end: place }).start;
  }

  /** The byte behind the glosses and control bytes that begin at a byte, at which a character begins; or the byte itself. */
  #afterInsertions(at: number): number {
    let place = this.end;
    while (place < this.#source.text.length && this.#byteAt(place) < at) place++;
    if (this.#byteAt(place) !== at) return at;
    const { text } = this.#source;
    for (let end = afterInsertion(text, place); end > place; end = afterInsertion(text, place)) place = end;
    return this.#byteAt(place);
  }

  /** The place before the glosses and control bytes that end at a place. */
  #withoutInsertions(place: number): number {
    const { text } = this.#source;
    let before = place;
    for (let end = -1; end !== before; ) {
      end = before;
      while (isMirrorControl(text.charCodeAt(before - 1))) before--;
      if (text[before - 1] !== ')') break;
      const near = text.slice(Math.max(0, before - longestGloss), before);
      const opening = before - near.length + near.lastIndexOf('(');
      if (readWrittenGloss(text, opening)?.end === before) before = opening;
    }
    return before;
  }

  /** Tell whether the bytes around what was put in are those that the tool looked for. */
  #isProven(from: number, after: number, lead: number): boolean {
    const { text } = this.#source;
    let place = this.end;
    while (this.#byteAt(place) < from) place++;
    const glossed = characterOf(this.#last, lead);
    for (; this.#byteAt(place) < after; place = afterInsertion(text, place)) {
      const gloss = text[place] === '(' ? readWrittenGloss(text, place) : undefined;
      const isWanted = gloss === undefined ? this.#isMark(after) : readingFit(glossed, gloss.reading) > 0;
      if (!isWanted) return false;
    }
    return true;
  }

  /** Tell whether the bytes from here on, without what is put between them, are those of a mark. */
  #isMark(at: number): boolean {
    const mark = characterOf(this.#bytes[at] ?? 0, this.#bytes[this.#afterInsertions(at + 1)] ?? 0);
    return /^\p{P}$/u.test(mark);
  }
}

/** The end of the gloss or the control bytes that begin at a place, or the place itself. */
function afterInsertion(text: string, place: number): number {
  if (text[place] === '(') return readWrittenGloss(text, place)?.end ?? place;
  let end = place;
  while (end < place + mostControls && isMirrorControl(text.charCodeAt(end))) end++;
  return end;
}

/** Neither nothing nor private: what people write. */
function isWritten({ first }: Unit): boolean {
  return first !== 0xfffd && (first < 0xe000 || first > 0xf8ff);
}
