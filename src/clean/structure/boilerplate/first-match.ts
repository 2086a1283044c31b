import { joinPatterns } from './join-patterns.ts';
import { type BoilerplateRule, isSentence } from './rule.ts';

/**
 * Make the function that finds the first of some rules that matches a line.
 *
 * Most patterns hold from the start of a line, and hardly a line of running text begins as one of them says: all are asked at
 * once, in one pattern, before any rule is asked for its own.
 */
export function firstMatchOf(rules: readonly BoilerplateRule[]): (line: string) => BoilerplateRule | undefined {
  const parted = rules.map((rule) => ({ rule, ...joinPatterns(rule.patterns), labels: rule.labels ?? [] }));
  /** All that can match a sentence that begins as no pattern says. */
  const inside = parted.filter(({ others }) => others.length > 0);
  let openings: readonly RegExp[] | undefined;
  return (line) => {
    openings ??= joinPatterns(rules.flatMap(({ patterns }) => patterns)).anchored;
    const opens = openings.some((pattern) => pattern.test(line));
    const isLabel = !isSentence(line);
    for (const { rule, anchored, others, labels } of opens || isLabel ? parted : inside) {
      if (opens && anchored.some((pattern) => pattern.test(line))) return rule;
      if (others.some((matches) => matches(line)) || (isLabel && labels.some((matches) => matches(line)))) return rule;
    }
    return undefined;
  };
}
