import { UnitSet } from '../characters/unit-set.ts';
import type { LanguageModel } from '../language/language-model.ts';
import { isGlossed } from '../pinyin/is-glossed.ts';
import type { Span } from '../traced/edit.ts';
import { meets } from '../traced/outside.ts';
import {
  cutEntry,
  doubleCutEntry,
  type Entry,
  glossEntry,
  lostByteEntry,
  openingEntry,
  silentGlossEntry,
} from './entry.ts';
import { isLostByte, undecoded } from './lost-byte.ts';
import { quotedSentence } from './marks.ts';
import { lookAtPage, type Page } from './page.ts';
import { quotationIn } from './quotation.ts';
import type { Place, Weighed } from './reading.ts';
import { isSure } from './settle.ts';
import { opensShifted, silentPlaces } from './silent-places.ts';
import { hasControl, leftContext } from './spot-context.ts';
import { weigh } from './weigh.ts';

/**
 * A repair must be this likely a character on average, in nats (running text: -5, shifted characters: -14), and gain this
 * much over the text as it stands. A gloss is evidence of its own, and Latin letters score well as they stand.
 */
export const leastMean = -9.5;
const leastGain: Readonly<Record<Exclude<Entry['kind'], 'double-cut'>, number>> = {
  gloss: -10,
  cut: 6,
  'lost-byte': 18,
  opening: 18,
};

/** So much less is asked for on a page that is known for a tool's work. */
const ofGlossedPage = 4;

/** `?`, private characters, and what the bytes of a comma without its first and of a Traditional character make. */
const signs = '?瑏瑐瑑瑒瑓瑔瑖瑘瑝瑠瑡瑢瑣瑤瑥瑦瑧瑨瑩瑪瑫瑬瑮瑯瑱瑲瑳瑴瑵瑸瑹瑺';
const plainTriggers = new UnitSet(signs, [0xe000, 0xf8ff]);
const triggersBesideUndecoded = new UnitSet(signs + undecoded, [0xe000, 0xf8ff]);

/** The triggers of a text: U+FFFD too on a page that a mirror glossed, where it is a lead byte; elsewhere it may be anything. */
function triggersOf(text: string): UnitSet {
  return text.includes(undecoded) && isGlossed(text) ? triggersBesideUndecoded : plainTriggers;
}

/** Tell whether bytes may be shifted anywhere outside some spans, given in ascending order. */
export function mayBeShifted(text: string, open: readonly Span[], language: LanguageModel): boolean {
  if (isGlossed(text) && silentPlaces(text, language).length > 0) return true;
  const triggers = triggersOf(text);
  if (!triggers.standsIn(text)) return false;
  for (let place = triggers.firstIn(text); place >= 0; place = triggers.firstIn(text, place + 1))
    if (!meets(open, place, place + 1)) return true;
  return false;
}

/**
 * Tell where a glossed text may begin within a shifted run: at its first character, if the first ones make no words up to an ASCII
 * character, which may be half of one.
 */
export function shiftedOpening(text: string, language: LanguageModel): number | undefined {
  const [blanks, run = ''] = /^\s{0,40}([\u3400-\u9fff]{1,200})[@-~]/.exec(text) ?? [];
  if (blanks === undefined) return undefined;
  const first = run.slice(0, opensShifted.most);
  if (language.score(first, 0) > opensShifted.mean * first.length || !isGlossed(text)) return undefined;
  return blanks.length - run.length - 1;
}

/** What was asked last: the diagnosis and then the step look at the same text. */
let last: { readonly text: string; readonly language: LanguageModel; readonly spots: readonly Weighed[] } | undefined;

/** Find the spots of a text where bytes are shifted, in order, none overlapping another. */
export function findByteShifts(text: string, language: LanguageModel): readonly Weighed[] {
  if (last?.text !== text || last.language !== language) last = { text, language, spots: search(text, language) };
  return last.spots;
}

function search(text: string, language: LanguageModel): Weighed[] {
  const spots: Weighed[] = [];
  const triggers = triggersOf(text);
  const opening = shiftedOpening(text, language);
  const here = new Search(text, language);
  if (opening === undefined && !triggers.standsIn(text))
    return isGlossed(text) ? withSilentCuts(text, language, here, spots) : spots;
  let done = 0;
  const opened = opening === undefined ? undefined : here.atOpening(opening);
  if (opened !== undefined) {
    spots.push(opened);
    done = opened.end;
  }
  for (
    let position = triggers.firstIn(text, done);
    position >= 0;
    position = triggers.firstIn(text, Math.max(done, position + 1))
  ) {
    const isQuestionMark = isLostByte(text[position]);
    const previous = spots.at(-1);
    const found = isQuestionMark ? here.atQuestionMark(position, previous) : here.atShifted(position, previous);
    if (found !== undefined) {
      spots.push(found);
      done = found.end;
    } else if (!isQuestionMark) done = endOfRun(text, position);
  }
  return isGlossed(text) ? withSilentCuts(text, language, here, spots) : spots;
}

/**
 * Look behind the marks of a glossed page for runs that were shifted by a cut of which nothing is left: some decoders drop a lead
 * byte without its partner, others drop what it became.
 */
function withSilentCuts(text: string, language: LanguageModel, here: Search, spots: readonly Weighed[]): Weighed[] {
  const all: Weighed[] = [];
  let next = 0;
  let done = 0;
  for (const index of silentPlaces(text, language)) {
    for (let spot = spots[next]; spot !== undefined && spot.entry.start <= index; spot = spots[++next]) {
      all.push(spot);
      done = spot.end;
    }
    if (index < done) continue;
    const found = here.atSilentCut(index, all.at(-1));
    if (found === undefined || found.end > (spots[next]?.entry.start ?? text.length)) continue;
    all.push(found);
    done = found.end;
  }
  return [...all, ...spots.slice(next)];
}

/** Characters before a private one in which the byte may have got lost. */
const longestLead = 16;

/** Spots remembered, and the characters of each that are compared, UTF-16 code units. */
const mostRemembered = 256;
const longestRemembered = 240;

/** One pass over a text; what is known of the whole page is gathered when the first possible spot turns up. */
class Search {
  readonly #text: string;
  readonly #language: LanguageModel;
  #page: Page | undefined;
  /** Spots already weighed, by everything that weighing sees: hostile texts repeat one spot a million times. */
  readonly #weighed = new Map<string, Weighed | undefined>();

  constructor(text: string, language: LanguageModel) {
    this.#text = text;
    this.#language = language;
  }

  atQuestionMark(position: number, previous: Weighed | undefined): Weighed | undefined {
    const text = this.#text;
    const from = previous?.end ?? 0;
    if (isInCode(text, position)) return undefined;
    const entry = glossEntry(text, position) ?? doubleCutEntry(text, position) ?? cutEntry(text, position, from);
    return entry === undefined ? undefined : this.#plausible(entry, previous);
  }

  atOpening(position: number): Weighed | undefined {
    const spot = this.#plausible(openingEntry(position), undefined);
    return spot?.open === false ? spot : undefined;
  }

  atSilentCut(place: number, previous: Weighed | undefined): Weighed | undefined {
    const text = this.#text;
    const entry = text[place] === '(' ? silentGlossEntry(text, place) : lostByteEntry(text, place);
    const spot = entry === undefined ? undefined : this.#plausible(entry, previous);
    if (spot === undefined || spot.open) return undefined;
    // A reading that fits the bytes, and not the character that stands before it, is evidence of its own; two are more.
    const ofReadings = spot.entry.kind === 'gloss' ? leastGain.gloss : leastGain.cut;
    const least = spot.proven ? ofReadings : leastGain['lost-byte'] - ofGlossedPage;
    return spot.gain >= least ? spot : undefined;
  }

  /** Try every place in the run before a private character: the byte got lost where most is gained. */
  atShifted(position: number, previous: Weighed | undefined): Weighed | undefined {
    let best: Weighed | undefined;
    // Only the comma's second byte, AC, makes one of the rare characters: there it got lost, and nowhere before.
    const lead = isPrivate(this.#text.charCodeAt(position)) ? longestLead : 0;
    for (let start = position; start >= Math.max(previous?.end ?? 0, position - lead); start--) {
      const entry = lostByteEntry(this.#text, start);
      if (entry === undefined) break;
      const spot = this.#plausible(entry, previous);
      if (spot !== undefined && (best === undefined || spot.gain > best.gain)) best = spot;
    }
    return best;
  }

  #plausible(entry: Entry, previous: Weighed | undefined): Weighed | undefined {
    this.#page ??= lookAtPage(this.#text, this.#language);
    const spot = this.#weigh(entry, this.#place(entry.start, previous), this.#page);
    if (spot === undefined || spot.mean < leastMean) return undefined;
    if (entry.kind === 'double-cut')
      return this.#page.glossed || hasControl(this.#text, entry.start, spot.end) ? spot : undefined;
    const least = spot.proven ? leastGain.gloss : leastGain[entry.kind] - (this.#page.glossed ? ofGlossedPage : 0);
    return spot.gain >= least ? spot : undefined;
  }

  #weigh(entry: Entry, place: Place, page: Page): Weighed | undefined {
    const near = this.#text.slice(entry.start, entry.start + longestRemembered);
    const key = `${entry.kind} ${entry.chainStart - entry.start} ${place.quotation} ${Math.min(place.quoted, quotedSentence)} ${place.before} ${near}`;
    const known = this.#weighed.get(key);
    if (known !== undefined && known.end - known.entry.start < longestRemembered - 160) {
      return { ...known, entry, end: entry.start + known.end - known.entry.start };
    }
    const spot = weigh(this.#text, entry, page, place);
    if (this.#weighed.size < mostRemembered) this.#weighed.set(key, spot);
    return spot;
  }

  /** Where a spot stands, the sure spots before it repaired. */
  #place(start: number, previous: Weighed | undefined): Place {
    const from = Math.max(0, start - longestLook);
    let near = this.#text.slice(from, start);
    if (previous !== undefined && previous.end >= from && isSure(previous)) {
      const earlier = this.#text.slice(Math.min(from, previous.entry.start), previous.entry.start);
      near = earlier + (previous.readings[0]?.insert ?? '') + this.#text.slice(previous.end, start);
    }
    return { before: leftContext(near), ...quotationIn(near) };
  }
}

/** Inline code is looked for this far on either side, UTF-16 code units. */
const longestCode = 40;

/** Tell whether a place stands in inline code, `??`: between backticks with nothing but ASCII. */
function isInCode(text: string, position: number): boolean {
  const before = text.slice(Math.max(0, position - longestCode), position);
  return /`[ -_a-~]*$/.test(before) && /^[ -_a-~]*`/.test(text.slice(position, position + longestCode));
}

/** Characters before a spot that are searched for the start of its paragraph, UTF-16 code units. */
const longestLook = 400;

function isPrivate(unit: number): boolean {
  return unit >= 0xe000 && unit <= 0xf8ff;
}

/** The end of the unbroken run of characters beyond ASCII around a place: a failed search is not repeated in it. */
function endOfRun(text: string, position: number): number {
  let end = position;
  while (end < text.length && text.charCodeAt(end) >= 0x80) end++;
  return end;
}
