import type { LanguageModel } from '../../language/language-model.ts';
import { type HeadingEnd, LEAST_LEAD, LEAST_SCORE, placesOf, type ScoredPlace, stockLength } from './heading-end.ts';
import { HEADING_TAIL, SENTENCE_FIRST, TIME_FIRST, VERB_FIRST } from './heading-words.ts';

/** Cost in nats below which the language model takes a cut for one inside a word (unseen pairs of characters cost 6.1). */
const INSIDE_WORD = -9;
const CUT_IN_WORD = 4;

/** How many headings before and behind one are looked at beside it. */
const NEAR = 8;

/** Most that unlike lengths of the other headings of a kind take off a place's score. */
const MOST_UNLIKE = 2;

/** Score behind the best one from which a place of another heading is taken for possible. */
const POSSIBLE = 1.5;

/**
 * Find where the headings of one kind end in a text whose headings and first sentences run together. They are judged together: headings of
 * one kind are of like length and form.
 *
 * @param texts from behind each ordinal mark up to the next one.
 */
export function gluedHeadingEnds(texts: readonly string[], language: LanguageModel | undefined): HeadingEnd[] {
  const places = texts.map((text) => {
    const stock = stockLength(text);
    return stock === undefined ? scored(text, language) : [{ length: stock, score: LEAST_SCORE + 4 }];
  });
  return places.map((own, index): HeadingEnd => {
    const near = [...places.keys()]
      .slice(Math.max(0, index - NEAR), index + NEAR + 1)
      .filter((other) => other !== index);
    const others = near.flatMap((other) => ((places[other]?.length ?? 0) > 0 ? [places[other] ?? []] : []));
    const endings = near.flatMap((other) =>
      possible(places[other] ?? []).map(({ length }) => texts[other]?.slice(0, length) ?? ''),
    );
    let best: ScoredPlace = { length: 0, score: Number.NEGATIVE_INFINITY };
    let second = Number.NEGATIVE_INFINITY;
    for (const { length, score } of own) {
      const total = score + agreement(length, others) + likeEnding(texts[index]?.slice(0, length) ?? '', endings);
      if (total > best.score) {
        second = best.score;
        best = { length, score: total };
      } else if (total > second) second = total;
    }
    return {
      length: best.length,
      sure:
        hasForm(texts[index]?.slice(0, best.length) ?? '', texts[index]?.slice(best.length) ?? '', endings) &&
        isSure(best.score, best.score - second),
    };
  });
}

/** The places that come near the best one. */
function possible(places: readonly ScoredPlace[]): ScoredPlace[] {
  const best = Math.max(...places.map(({ score }) => score));
  return places.filter(({ score }) => score >= best - POSSIBLE);
}

/** Whether anything in the words themselves speaks for a heading; like lengths alone are chance. */
function hasForm(heading: string, rest: string, others: readonly string[]): boolean {
  if (HEADING_TAIL.test(heading) || /^关于/u.test(heading) || heading.includes(rest.slice(0, 2))) return true;
  if (TIME_FIRST.test(rest)) return true;
  return VERB_FIRST.test(lastClause(heading)) || likeEnding(heading, others) > 0;
}

function lastClause(heading: string): string {
  return heading.slice(Math.max(heading.lastIndexOf('，'), heading.lastIndexOf('、')) + 1);
}

/** A high score needs a small lead, a low one a large lead. */
function isSure(score: number, lead: number): boolean {
  return (score >= LEAST_SCORE && lead >= LEAST_LEAD) || (score >= LEAST_SCORE / 2 && lead >= 2 * LEAST_LEAD);
}

/** What the lengths that the other headings may have say for a length: from `-MOST_UNLIKE` to `MOST_UNLIKE`. */
function agreement(length: number, others: readonly (readonly ScoredPlace[])[]): number {
  if (others.length === 0) return 0;
  let sum = 0;
  for (const places of others) {
    let nearest = Number.POSITIVE_INFINITY;
    for (const place of possible(places)) nearest = Math.min(nearest, Math.abs(place.length - length));
    sum += nearest === 0 ? 1 : nearest === 1 ? 0.5 : nearest === 2 ? 0 : -1;
  }
  return (sum / others.length) * Math.min(MOST_UNLIKE, 0.6 * others.length + 0.6);
}

/** Score for each other heading of the kind that may end with the same two characters (…阶段, …上下功夫), and most of it. */
const LIKE_ENDING = 1.5;
const MOST_LIKE_ENDING = 2.5;

function likeEnding(heading: string, others: readonly string[]): number {
  if (heading.length < 4) return 0;
  const ending = heading.slice(-2);
  const like = others.filter((other) => other.length >= 4 && other.endsWith(ending)).length;
  return Math.min(like * LIKE_ENDING, MOST_LIKE_ENDING);
}

function scored(text: string, language: LanguageModel | undefined): ScoredPlace[] {
  return placesOf(text).map(({ length, score }) => ({
    length,
    score: score + formOf(text.slice(0, length), text.slice(length, length + 20)) + wordOf(text, length, language),
  }));
}

/** Longer headings are rarer, UTF-16 units. */
const COMMON_LENGTH = 20;

/** Verbs that want the words before them as their subject. */
const WITHOUT_SUBJECT = /^(?:必须|是|就是|应当?|不能|不仅|也|都|还要?|已经?|仍然?|能够|可以)/u;

/** How much a heading and the sentence behind it look like one. */
function formOf(heading: string, rest: string): number {
  let score = 0;
  const clause = lastClause(heading);
  if (HEADING_TAIL.test(heading)) score += 2;
  if (/^关于/u.test(heading)) score += 0.5;
  if (VERB_FIRST.test(clause) && heading.length >= 4) score += 1;
  else if (!HEADING_TAIL.test(heading) && !/^关于|[，、]/u.test(heading)) score -= 1.5;
  let opening = VERB_FIRST.test(rest) ? 1.5 : 0;
  for (const [pattern, weight] of SENTENCE_FIRST) if (pattern.test(rest)) opening = Math.max(opening, weight);
  score += opening;
  // A sentence seldom opens with so short a clause; `担当，在真抓实干上…` is the end of the heading.
  if (
    /^[^，、]{0,3}，/u.test(rest) &&
    !/^(?:目前|当前|同时|首先|其次|今年|去年|此外|另外|因此|为此)|^[^，]{1,2}[来初底前后时间中年月日上下]，/u.test(rest)
  )
    score -= 3;
  if (WITHOUT_SUBJECT.test(rest)) score -= 2;
  // `狠抓落实|抓落实不能…`: the sentence takes up three characters, not the last two of them.
  if (rest.length > 2 && heading.slice(0, -1).includes(heading.slice(-1) + rest.slice(0, 2))) score -= 3;
  if (/^(?:和(?![谐平睦])|与(?!此|会|其)|及(?!时)|或(?!许))/u.test(rest)) score -= 4;
  if (/^.{1,3}了/u.test(rest)) score -= 2;
  if (/[，,].*[，,]/u.test(heading)) score -= 3;
  if (heading.length > COMMON_LENGTH) score -= (heading.length - COMMON_LENGTH) * 0.2;
  if (/\d|[。！？]/u.test(heading)) score -= 4;
  if (/[的了是有]/u.test(heading.slice(1, -1)) && heading.length > 8) score -= 0.5;
  return score;
}

function wordOf(text: string, length: number, language: LanguageModel | undefined): number {
  const last = text.charAt(length - 1);
  const first = text.charAt(length);
  if (language === undefined || !/[\u3400-\u9fff]/u.test(first)) return 0;
  const next = text.charAt(length + 1);
  const apart =
    language.logProbability('\n', last, text.charAt(length - 2)) +
    language.logProbability(first, '\n', last) +
    language.logProbability(next, first, '\n');
  const together =
    language.logProbability(first, last, text.charAt(length - 2)) + language.logProbability(next, first, last);
  return apart - together < INSIDE_WORD ? -CUT_IN_WORD : 0;
}
