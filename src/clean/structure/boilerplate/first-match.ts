import { joinPatterns } from './join-patterns.ts';
import type { BoilerplateRule } from './rule.ts';

/**
 * Make the function that finds the first of some rules that matches a line.
 *
 * Most patterns hold from the start of a line, and hardly a line of running text begins as one of them says: all are asked at
 * once, in one pattern, before any rule is asked for its own.
 */
export function firstMatchOf(rules: readonly BoilerplateRule[]): (line: string) => BoilerplateRule | undefined {
  const parted = rules.map((rule) => ({ rule, ...joinPatterns(rule.patterns) }));
  let openings: readonly RegExp[] | undefined;
  return (line) => {
    openings ??= joinPatterns(rules.flatMap(({ patterns }) => patterns)).anchored;
    const opens = openings.some((pattern) => pattern.test(line));
    return parted.find(
      ({ anchored, others }) =>
        (opens && anchored.some((pattern) => pattern.test(line))) || others.some((matches) => matches(line)),
    )?.rule;
  };
}
