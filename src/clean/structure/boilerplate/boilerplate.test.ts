import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { chromeLines, lookAlikes } from './chrome.cases.ts';
import { type BoilerplateRule, boilerplateRules, ruleOfLine } from './index.ts';

const folder = new URL('./', import.meta.url);

function isRule(value: unknown): value is BoilerplateRule {
  return typeof value === 'object' && value !== null && 'patterns' in value && 'id' in value;
}

test('every rule of every file is in the ordered list, once', async () => {
  const found: BoilerplateRule[] = [];
  for (const name of readdirSync(folder)) {
    if (!name.endsWith('.ts') || name.endsWith('.test.ts') || name === 'index.ts') continue;
    const exported: Record<string, unknown> = await import(new URL(name, folder).href);
    found.push(...Object.values(exported).filter(isRule));
  }
  expect(found.length).toBeGreaterThan(0);
  expect(new Set(boilerplateRules)).toEqual(new Set(found));
  expect(boilerplateRules.length).toBe(found.length);
  expect(new Set(boilerplateRules.map((rule) => rule.id)).size).toBe(found.length);
});

test('every rule gives its reason in the three languages', () => {
  for (const rule of boilerplateRules) {
    expect(rule.id).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
    for (const language of ['zh-Hans', 'zh-Hant', 'en'] as const) expect(rule.reason[language]).not.toBe('');
  }
});

const matches = (rule: BoilerplateRule, line: string): boolean =>
  [...rule.patterns, ...(rule.labels ?? [])].some((pattern) =>
    typeof pattern === 'function' ? pattern(line) : pattern.test(line),
  );

test.each([...chromeLines, ...lookAlikes])('the first rule that matches names a line: %s', (line) => {
  for (const part of [
    line,
    line.slice(1),
    `${line} ${line}`,
    `${line}。${line} ${line} ${line} ${line} ${line} ${line}`,
  ])
    expect(ruleOfLine(part)?.id).toBe(boilerplateRules.find((rule) => matches(rule, part))?.id);
});

test('no rule is slow on a long line of one character', () => {
  for (const character of ['a', '1', ' ', '|', '中', '(', ':', '>', '【', '相']) {
    const line = character.repeat(400);
    const started = performance.now();
    for (let round = 0; round < 20; round++) {
      ruleOfLine(line);
      for (const rule of boilerplateRules) matches(rule, line);
    }
    expect(performance.now() - started, character).toBeLessThan(1000);
  }
});
