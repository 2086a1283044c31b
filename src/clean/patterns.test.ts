import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { check } from 'recheck';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { loadCleaner } from '../../scripts/cleaning/cleaner.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folders = ['document', 'clean', 'search', 'script', 'site'];
const files = folders.flatMap((folder) =>
  readdirSync(join(root, 'src', folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.endsWith('.d.ts'))
    .map((file) => join(root, 'src', folder, file)),
);

/**
 * Patterns that recheck's search for attacks reports although they are linear: every repetition that can start again at the
 * next character is bounded. Each is measured below on the very attack that was found.
 */
const bounded = new Map([
  [
    '/```[^`]*```|`[^`\\n]{1,400}`|https?:\\/\\/[!-~]+|www\\.[!-~]+|[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,255}/g',
    {
      why: 'at most 64 characters before @, at most 400 between two backticks; what opens a longer run does not recur in it',
      attack: 'shttp',
    },
  ],
  [
    '/[（(【]\\s?([^（）()【】]{2,60})\\s?[）)】]$/u',
    { why: 'at most 60 characters, none of which opens another', attack: '(\t\t' },
  ],
]);

/**
 * Patterns that recheck 4.5.0 called safe after more than a quarter of a second each, most by its search for attacks: not
 * asked again as long as they stay as they are. `CHECK_ALL_PATTERNS=1` asks again.
 */
const calledSafe: ReadonlySet<string> = new Set(
  JSON.parse(readFileSync(new URL('../../scripts/test-support/slowly-checked-patterns.json', import.meta.url), 'utf8')),
);

/** Every regular expression literal of a file, as TypeScript's own parser finds them. */
function literalsOf(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (node.kind === ts.SyntaxKind.RegularExpressionLiteral) found.push(node.getText());
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** Patterns put together by `new RegExp` while the modules are loaded. */
async function builtPatterns(): Promise<string[]> {
  const built: string[] = [];
  const Native = globalThis.RegExp;
  globalThis.RegExp = new Proxy(Native, {
    construct(target, parameters: [string, string?]) {
      const made = new target(...parameters);
      if (new Error().stack?.includes('/src/')) built.push(String(made));
      return made;
    },
  });
  try {
    for (const file of files) await import(pathToFileURL(file).href);
  } finally {
    globalThis.RegExp = Native;
  }
  return built;
}

const bodyOf = (literal: string): string => literal.slice(1, literal.lastIndexOf('/'));
const flagsOf = (literal: string): string => literal.slice(literal.lastIndexOf('/') + 1);

/** Nothing is repeated: linear, whatever the flags; recheck does not know the flag v. */
function repeatsNothing(literal: string): boolean {
  return !/[*+?{]/.test(bodyOf(literal).replace(/\\[pP]\{\w+\}/g, ''));
}

async function judge(literal: string): Promise<string> {
  let found = await check(bodyOf(literal), flagsOf(literal), { timeout: 2000 });
  if (found.status === 'unknown') {
    found = await check(bodyOf(literal), flagsOf(literal), { timeout: 30_000, checker: 'fuzz' });
  }
  if (found.status === 'safe') return 'safe';
  if (found.status === 'unknown') return `unknown: ${found.error.kind}`;
  return `vulnerable: ${found.complexity.summary}, ${found.attack.pattern}`;
}

describe('regular expressions', () => {
  test('are linear, every one of them', { timeout: 300_000 }, async () => {
    const literals = new Set([...files.flatMap(literalsOf), ...(await builtPatterns())]);
    expect(literals.size).toBeGreaterThan(200);
    const askAgain = process.env['CHECK_ALL_PATTERNS'] === '1';
    const unsafe: string[] = [];
    for (const literal of literals) {
      if (repeatsNothing(literal) || bounded.has(literal) || (calledSafe.has(literal) && !askAgain)) continue;
      const verdict = await judge(literal);
      if (verdict !== 'safe') unsafe.push(`${literal} ${verdict}`);
    }
    expect(unsafe).toEqual([]);
    expect([...bounded.keys()].filter((literal) => !literals.has(literal))).toEqual([]);
  });

  test.each([...bounded])('%s', (literal, { attack }) => {
    const pattern = new RegExp(bodyOf(literal), flagsOf(literal));
    const text = attack.repeat(Math.ceil(400_000 / attack.length));
    const start = process.cpuUsage();
    text.replace(pattern, '');
    // Processor time, microseconds.
    expect(process.cpuUsage(start).user).toBeLessThan(2_000_000);
  });
});

const cleaner = loadCleaner();

/** Single characters and pieces that some step, rule or reader looks for. */
const pieces = [
  ...['a', '中', '著', '?', '(', '"', '&', '*', '\u200b'],
  ...['(a)', '？！', '&amp;', '**', '一、', '?！', '更多'],
];

test.each(pieces)('a megabyte of %j is cleaned within seconds', (piece) => {
  const bytes = new TextEncoder().encode(`题。\n${piece.repeat(Math.floor(1_000_000 / Buffer.byteLength(piece)))}`);
  const start = process.cpuUsage();
  cleaner.clean({ id: 'a', file: 'a.txt', bytes });
  // Processor time, microseconds: a busy machine makes no difference.
  expect(process.cpuUsage(start).user).toBeLessThan(5_000_000);
});
