import { characterOf } from '../gbk/gbk.ts';
import { signPrior } from '../language/weighing.ts';
import { isText, type Joint } from './follow.ts';
import type { Page } from './page.ts';

/*
 * One pair of shifted bytes in seven is a private character: GBK leaves the leads AA-AF and F8-FE (with trails from A1 on) and A1-A7
 * (with trails below) to its users. Tools that extract text from pages drop such characters as unprintable, and two bytes of
 * the original are gone without a sign: of 政府和 in a run that is one byte off, D5|FEB8|AEBA|CD, only D5 and CD are left, which
 * would be 胀. Which bytes they were is told by what makes words.
 */

/** Lead bytes of private characters by the trails that they go with. */
const upperLeads = [0xaa, 0xab, 0xac, 0xad, 0xae, 0xaf, 0xf8, 0xf9, 0xfa, 0xfb, 0xfc, 0xfd, 0xfe];
const lowerLeads = [0xa1, 0xa2, 0xa3, 0xa4, 0xa5, 0xa6, 0xa7];
const upper = { first: 0xa1, last: 0xfe };
const lower = { first: 0x81, last: 0xa0 };

/** Ways that are followed at once, of these those in which one or two characters are taken for dropped at a joint. */
const beam = { all: 16, one: 3, two: 1 };

/** How many characters are tried of what stands on either side of a dropped one, and between two. */
const tried = { first: 6, firstOfTwo: 4, between: 4, last: 8 };

/** A character at least so likely, in nats, stands there: nothing is looked for in its place, or no two dropped ones. */
const expected = { forOne: -6, forTwo: -9 };

interface Way {
  readonly text: string;
  readonly score: number;
  readonly isFuller: boolean;
}

/** So many ways in which something was dropped are told. */
const mostTold = 8;

/**
 * Read a run across its joints, each of them as the character of its bytes or with one or two private characters dropped there.
 *
 * @param before what stands before the run.
 * @returns the likeliest ways in which something was dropped, likeliest first.
 */
export function readDropped(joints: readonly Joint[], before: string, page: Page): string[] {
  const left = before.slice(-2);
  let ways: Way[] = [{ text: left, score: 0, isFuller: false }];
  for (const joint of joints) {
    const next: Way[] = [];
    const plain = characterOf(joint.lead, joint.trail);
    for (const [place, way] of ways.entries()) {
      const own = isText(plain) ? extend(way, plain, page, 1)[0] : undefined;
      if (own !== undefined) next.push(own);
      const gained = own === undefined ? Number.NEGATIVE_INFINITY : own.score - way.score;
      if (place < beam.one && gained < expected.forOne) next.push(...fillWithOne(way, joint, page));
      if (place < beam.two && gained < expected.forTwo) next.push(...fillWithTwo(way, joint, page));
    }
    ways = next.sort(byScore).slice(0, beam.all);
  }
  return ways
    .filter(({ isFuller }) => isFuller)
    .slice(0, mostTold)
    .map(({ text }) => text.slice(left.length));
}

function byScore(one: Way, other: Way): number {
  return other.score - one.score;
}

/** Put each of some characters (UTF-16 units) behind a way; the best of these ways, best first. */
function extend({ text, score, isFuller }: Way, candidates: string, page: Page, most: number): Way[] {
  const near = text.slice(-2);
  const scores = page.scores(near, candidates, '', near.length);
  const ways: Way[] = [];
  for (let index = 0; index < candidates.length; index++) {
    const own = score + (scores[index] as number) + signPrior(candidates.charCodeAt(index));
    const last = ways.at(-1);
    if (ways.length === most && last !== undefined && last.score >= own) continue;
    if (ways.length === most) ways.pop();
    let place = ways.length;
    while (place > 0 && (ways[place - 1] as Way).score < own) place--;
    ways.splice(place, 0, { text: text + candidates.charAt(index), score: own, isFuller });
  }
  return ways;
}

/** The ways to read a joint where a private character was dropped, and with it two bytes of the original. */
function fillWithOne(way: Way, { lead, trail }: Joint, page: Page): Way[] {
  const dropped = { ...way, isFuller: true };
  const ways: Way[] = [];
  for (const first of extend(dropped, withLead(lead, lowerLeads), page, tried.last))
    ways.push(...extend(first, withTrail(trail, lower), page, tried.last));
  for (const first of extend(dropped, withLead(lead, upperLeads), page, tried.first))
    ways.push(...extend(first, withTrail(trail, upper), page, tried.last));
  return ways;
}

/** The same where two were, side by side: a character between them is lost whole. */
function fillWithTwo(way: Way, { lead, trail }: Joint, page: Page): Way[] {
  const dropped = { ...way, isFuller: true };
  const ways: Way[] = [];
  for (const first of extend(dropped, withLead(lead, upperLeads), page, tried.firstOfTwo))
    for (const second of extend(first, betweenTwo(), page, tried.between))
      ways.push(...extend(second, withTrail(trail, upper), page, tried.last));
  return ways;
}

function withLead(lead: number, trails: readonly number[]): string {
  return charactersOf(trails.map((trail) => [lead, trail]));
}

const byTrail = new Map<number, string>();

function withTrail(trail: number, { first, last }: { readonly first: number; readonly last: number }): string {
  const key = first * 256 + trail;
  const known = byTrail.get(key);
  if (known !== undefined) return known;
  const leads = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const characters = charactersOf(leads.filter((lead) => isCommon(lead, trail)).map((lead) => [lead, trail]));
  byTrail.set(key, characters);
  return characters;
}

/** Of GB 2312 the marks and the common characters, its first level; beyond it are the Traditional ones. */
function isCommon(lead: number, trail: number): boolean {
  return trail < 0xa1 || lead < 0xa1 || lead === 0xa1 || lead === 0xa3 || (lead >= 0xb0 && lead <= 0xd7);
}

let between: string | undefined;

/** Characters between two private ones that were dropped: their first byte was the trail of one, their second the lead of the other. */
function betweenTwo(): string {
  between ??= upperLeads.map((trail) => withTrail(trail, upper)).join('');
  return between;
}

function charactersOf(pairs: readonly (readonly number[])[]): string {
  return pairs
    .map(([lead = 0, trail = 0]) => characterOf(lead, trail))
    .filter(isText)
    .join('');
}
