import type { LinePattern } from './rule.ts';

/** Patterns, any of which is enough. */
export interface JoinedPatterns {
  /** Those that hold from the start of a line only, one for each set of flags. */
  readonly anchored: readonly RegExp[];
  readonly others: readonly ((line: string) => boolean)[];
}

/**
 * Join patterns, any of which is enough, into as few as possible: a call of a pattern that fails at its first character costs
 * more than what it looks at. Patterns that hold from the start of a line only are joined with their like, by flags, so
 * that none of them is tried at every place of the line.
 */
export function joinPatterns(patterns: readonly LinePattern[]): JoinedPatterns {
  const others: ((line: string) => boolean)[] = [];
  const anchored = new Map<string, string[]>();
  for (const pattern of patterns) {
    if (typeof pattern === 'function') others.push(pattern);
    else if (!isAnchored(pattern.source)) others.push((line) => pattern.test(line));
    else {
      const sources = anchored.get(pattern.flags);
      if (sources === undefined) anchored.set(pattern.flags, [pattern.source]);
      else sources.push(pattern.source);
    }
  }
  return { anchored: Array.from(anchored, ([flags, sources]) => new RegExp(sources.join('|'), flags)), others };
}

/** Tell whether every alternative of a pattern begins with `^`. */
function isAnchored(source: string): boolean {
  let depth = 0;
  let isClass = false;
  let opens = true;
  for (let index = 0; index < source.length; index++) {
    const character = source.charAt(index);
    if (opens && character !== '^') return false;
    opens = false;
    if (character === '\\') index++;
    else if (isClass) isClass = character !== ']';
    else if (character === '[') isClass = true;
    else if (character === '(') depth++;
    else if (character === ')') depth--;
    else if (character === '|' && depth === 0) opens = true;
  }
  return !opens;
}
