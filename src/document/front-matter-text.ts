import { parseDocument } from 'yaml';
import type { FrontMatter } from './front-matter.ts';

type FieldType = 'string' | 'boolean' | 'count' | 'strings' | 'script' | 'edtf' | 'sha256';

/** All fields, in the order in which they are written; `true` where a field must be there. */
const FIELDS: readonly (readonly [keyof FrontMatter, FieldType, required?: true])[] = [
  ['title', 'string', true],
  ['titleInferred', 'boolean'],
  ['originalTitle', 'string'],
  ['date', 'edtf'],
  ['dateInferred', 'boolean'],
  ['publisher', 'string'],
  ['source', 'string'],
  ['url', 'string'],
  ['authors', 'strings'],
  ['authorRole', 'string'],
  ['editor', 'string'],
  ['reviewer', 'string'],
  ['photographer', 'string'],
  ['places', 'strings', true],
  ['breadcrumb', 'strings'],
  ['rights', 'string'],
  ['kind', 'string'],
  ['script', 'script', true],
  ['redacted', 'boolean'],
  ['truncated', 'boolean'],
  ['spun', 'boolean'],
  ['sourceFile', 'string', true],
  ['sourceSha256', 'sha256', true],
  ['sourceEncoding', 'string', true],
  ['changes', 'count', true],
  ['doubts', 'count', true],
  ['paragraphs', 'strings'],
];

/** The names of all fields, in the order in which they are written. */
export const frontMatterFields: readonly (keyof FrontMatter)[] = FIELDS.map(([name]) => name);

/** Write front matter: one field a line, each value a JSON string, number, boolean or list (all of which are YAML). */
export function stringify(frontMatter: FrontMatter): string {
  let text = '';
  for (const [name] of FIELDS) {
    const value = frontMatter[name];
    if (value !== undefined) text += `${name}: ${asYaml(value)}\n`;
  }
  return escaped(text);
}

function asYaml(value: string | number | boolean | readonly string[]): string {
  return Array.isArray(value) ? `[${value.map((item) => JSON.stringify(item)).join(', ')}]` : JSON.stringify(value);
}

/** Line ends and control characters that JSON leaves as they are and YAML folds or refuses. */
function escaped(json: string): string {
  return json.replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/**
 * Read front matter.
 *
 * @param yaml what stands between the two `---` lines; @param file path shown in errors.
 * @throws Error naming file, field, what was found and what was expected.
 */
export function parse(yaml: string, file: string): FrontMatter {
  const values = asWritten(yaml) ?? asYamlSays(yaml, file);
  if (typeof values !== 'object' || values === null || Array.isArray(values)) {
    throw new Error(`Unexpected ${describe(values)} as front matter of \`${file}\`, expected fields, one a line`);
  }
  const found = new Map<string, unknown>(Object.entries(values));
  for (const name of found.keys()) {
    if (!frontMatterFields.some((field) => field === name)) {
      throw new Error(
        `Unexpected field \`${name}\` in the front matter of \`${file}\`, expected one of ${frontMatterFields.join(', ')}`,
      );
    }
  }
  for (const [name, type, required] of FIELDS) {
    const value = found.get(name);
    if (value === undefined && !required) continue;
    if (!isOfType(value, type)) {
      throw new Error(
        `Unexpected ${describe(value)} as \`${name}\` in the front matter of \`${file}\`, expected ${EXPECTED[type]}`,
      );
    }
  }
  return Object.fromEntries(found) as unknown as FrontMatter;
}

function asYamlSays(yaml: string, file: string): unknown {
  const document = parseDocument(yaml, { schema: 'core', uniqueKeys: true });
  const [fault] = document.errors;
  if (fault !== undefined) throw new Error(`Unexpected front matter of \`${file}\`: ${fault.message}`);
  return document.toJS({ maxAliasCount: 0 });
}

/** A value as `stringify` writes it, which means in JSON what it means in YAML; a tenth of a YAML parser's time. */
const WRITTEN_LINE = /^([A-Za-z0-9]+): (".*"|\[.*\]|true|false|0|[1-9]\d{0,14})$/u;

/** The fields of front matter that stands as `stringify` writes it; `undefined` for any other, which YAML is to read. */
function asWritten(yaml: string): Record<string, unknown> | undefined {
  const values: Record<string, unknown> = {};
  const lines = yaml.split('\n');
  if (lines.pop() !== '') return undefined;
  for (const line of lines) {
    const match = WRITTEN_LINE.exec(line);
    const [, name = '', json = ''] = match ?? [];
    if (match === null || Object.hasOwn(values, name) || name === '__proto__') return undefined;
    try {
      const value: unknown = JSON.parse(json);
      if (Array.isArray(value) && !value.every((item) => typeof item === 'string')) return undefined;
      values[name] = value;
    } catch {
      return undefined;
    }
  }
  return values;
}

const EXPECTED: Readonly<Record<FieldType, string>> = {
  string: 'a text in quotation marks',
  boolean: 'true or false',
  count: 'a whole number, 0 or more',
  strings: 'a list of texts, ["…", "…"]',
  script: '"Hans" or "Hant"',
  edtf: 'a date in quotation marks as EDTF has them, "2022-08-16", "2022", "XXXX-11-02/XXXX-11-03"',
  sha256: '64 hexadecimal digits',
};

/** The part of EDTF (ISO 8601-2) that the archive writes: dates with unknown digits, times, intervals, `~` and `?`. */
const DAY = '-?[\\dX]{4}(?:-[\\dX]{2}(?:-[\\dX]{2}(?:T\\d{2}:\\d{2}(?::\\d{2})?(?:Z|[+-]\\d{2}:\\d{2})?)?)?)?[~?%]?';
const EDTF = new RegExp(`^${DAY}(?:/(?:${DAY}|\\.\\.)?)?$`, 'u');

function isOfType(value: unknown, type: FieldType): boolean {
  switch (type) {
    case 'string':
      return typeof value === 'string';
    case 'boolean':
      return typeof value === 'boolean';
    case 'count':
      return typeof value === 'number' && Number.isInteger(value) && value >= 0;
    case 'strings':
      return Array.isArray(value) && value.every((item) => typeof item === 'string');
    case 'script':
      return value === 'Hans' || value === 'Hant';
    case 'edtf':
      return typeof value === 'string' && EDTF.test(value);
    case 'sha256':
      return typeof value === 'string' && /^[\da-f]{64}$/u.test(value);
  }
}

function describe(value: unknown): string {
  return value === undefined ? 'absence' : (JSON.stringify(value)?.slice(0, 80) ?? typeof value);
}
