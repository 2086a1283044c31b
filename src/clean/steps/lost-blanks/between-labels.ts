import { isHan, isLineEnd } from '../../characters/character-kinds.ts';
import { questionWords } from './read-question-mark.ts';

/**
 * Where nobody asks, on a page that went through GBK bytes: `?` and blanks in turn (`A? ? ? ?[编号]`), between the two characters of
 * a label that was spaced out (`[摘? 要]`), between a label's value and the next label (`G623?标识码：A?日期：`) and between a
 * label in brackets and its value (`[分类号]? D267`). No-break spaces stood there. Every part is bounded, so the search is linear.
 */
const rowOfBlanks = /\?(?: {1,4}\?{1,8})+/g;
const inLabel = /(?<=[[【（(\n]\p{Script=Han})(?:\?{1,4} {0,4}){1,2}(?=\p{Script=Han}[\]】）):：\n])/gu;
const beforeNextLabel = /\?{1,4} {0,4}(?=[[【]?\p{Script=Han}{2,8}[\]】]?[:：])/gu;
const beforeValue = /(?<=[[【]\p{Script=Han}{2,8}[\]】])\?{1,4} {1,4}(?=[A-Z0-9])/gu;

/** What stands before the next label: the value of one, and so many characters of it are looked at, UTF-16 code units. */
const valueOfLabel = /[\]】:：][ ?]{0,8}[A-Z0-9][A-Z0-9.\-/()]{0,30}$/;
const longestValue = 40;

/**
 * Behind a short label, `目的? 观察` after a sentence's end: on a page that lost such blanks elsewhere too, since `真的? 是` asks.
 */
const behindLabel =
  /(?<=(?:^|[\n。：:；;\]】]) {0,4}\p{Script=Han}{1,4})\?{1,4} {1,4}(?=[\p{Script=Han}A-Z0-9“《（(])/gu;

/**
 * Find the `?` that stand for no-break spaces between labels and their values, and in rows of blanks.
 *
 * @returns the places of the first of each run of `?`, UTF-16 code units.
 */
export function blanksBetweenLabels(text: string): ReadonlySet<number> {
  const found = new Set<number>();
  for (const pattern of [rowOfBlanks, inLabel, beforeNextLabel, beforeValue])
    for (const place of placesOf(pattern, text)) found.add(place);
  const behind = placesOf(behindLabel, text);
  if (found.size + behind.length >= fewestBlanks) for (const place of behind) found.add(place);
  if (found.size > 0) for (const place of beforeBlanks(text)) found.add(place);
  return found;
}

/** Characters looked at before a `?`, UTF-16 code units. */
const longestClause = 24;

/** Single `?` before a blank within a line, where nothing asks. */
function* beforeBlanks(text: string): Generator<number> {
  for (let place = text.indexOf('? '); place >= 0; place = text.indexOf('? ', place + 1)) {
    const before = text.charCodeAt(place - 1);
    if (before === questionMark || isLineEnd(before) || isLineEnd(text.charCodeAt(place + 2))) continue;
    const clause = text.slice(Math.max(0, place - longestClause), place);
    if (!isHan(before) || !questionWords.test(clause)) yield place;
  }
}

const questionMark = '?'.charCodeAt(0);

/** A blank behind a label is known by so many on the page. */
const fewestBlanks = 2;

/** The runs of `?` in what a pattern matches, unless the word before asks. */
function placesOf(pattern: RegExp, text: string): number[] {
  const places: number[] = [];
  for (const { index, 0: run } of text.matchAll(pattern)) {
    // Whoever asks three times over does so at the end of a line.
    if (pattern === rowOfBlanks && isLineEnd(text.charCodeAt(index + run.length))) continue;
    if (pattern === beforeNextLabel && !valueOfLabel.test(text.slice(Math.max(0, index - longestValue), index)))
      continue;
    if (questionWords.test(text.slice(Math.max(0, index - 4), index))) continue;
    for (const { index: within } of run.matchAll(/\?+/g)) places.push(index + within);
  }
  return places;
}
