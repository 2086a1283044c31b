import { UnitSet } from '../characters/unit-set.ts';

/** Where a salutation stands in a text: UTF-16 units, half-open, its colon counted. */
export interface SalutationPlace {
  readonly start: number;
  readonly end: number;
}

const HONOURS = ['尊敬的', '亲爱的', '敬爱的', '各位'];
const PLURALS = ['女士们', '先生们', '朋友们', '同志们', '同学们', '老师们', '乡亲们', '委员们', '代表们', '战友们'];

/** Longest part behind 尊敬的 or 各位, and behind 各位 inside a list, UTF-16 units. */
const LONGEST = 40;
const LONGEST_IN_LIST = 20;

const STOPS = new UnitSet('。！？；：:');
/** What honours and plurals begin with: few characters do. */
const OPENINGS = new UnitSet(...[...HONOURS, ...PLURALS].map((word) => word.charAt(0)));

/** What every honour ends with, and every plural. */
const PARTS = ['敬的', '爱的', '各位', '们'];

/** Tell whether any line of a text may hold a salutation: hardly a report does. */
export function mayHoldSalutation(text: string): boolean {
  return (text.includes('：') || text.includes(':')) && PARTS.some((part) => text.includes(part));
}

/** Find the first salutation, `尊敬的各位来宾，女士们、先生们：`. Read from each colon backwards, so that a text costs its length. */
export function findSalutation(text: string): SalutationPlace | undefined {
  if (!text.includes('：') && !text.includes(':')) return undefined;
  let from = 0;
  for (let colon = STOPS.firstIn(text); colon !== -1; colon = STOPS.firstIn(text, colon + 1)) {
    const character = text.charAt(colon);
    if (character === '：' || character === ':') {
      const start = startBefore(text.slice(from, colon));
      if (start !== undefined) return { start: from + start, end: colon + 1 };
    }
    from = colon + 1;
  }
  return undefined;
}

/** Offset at which a salutation begins that reaches to the end of a text without stops. */
function startBefore(text: string): number | undefined {
  const bare = text.replace(/[\s\u3000]$/u, '');
  for (let at = 0; at < bare.length; at++) {
    if (!OPENINGS.has(bare.charCodeAt(at))) continue;
    const rest = bare.slice(at, at + 200);
    const honour = HONOURS.find((word) => rest.startsWith(word));
    const length = bare.length - at - (honour?.length ?? 0);
    if (honour !== undefined && length >= 1 && length <= LONGEST) return at;
    const plural = PLURALS.find((word) => rest.startsWith(word));
    if (plural !== undefined && bare.length - at <= 200 && isList(rest.slice(plural.length))) return at;
  }
  return undefined;
}

/** Nothing, or `、先生们，各位来宾`. */
function isList(text: string): boolean {
  let rest = text;
  while (rest !== '') {
    const mark = /^[、，,]\s?/u.exec(rest)?.[0];
    if (mark === undefined) return false;
    rest = rest.slice(mark.length);
    if (rest.startsWith('各位') && rest.length > 2 && rest.length <= 2 + LONGEST_IN_LIST) return true;
    const plural = PLURALS.find((word) => rest.startsWith(word));
    if (plural === undefined) return false;
    rest = rest.slice(plural.length);
  }
  return true;
}
