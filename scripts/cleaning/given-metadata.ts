import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseCsv } from 'csv-parse/sync';
import { parse as parseYaml } from 'yaml';
import { type Encoding, encodings } from '../../src/clean/bytes/codec.ts';
import { detectEncoding } from '../../src/clean/bytes/detect-encoding.ts';
import { decodeSource } from '../../src/clean/bytes/source-text.ts';
import type { Correction } from '../../src/clean/correction.ts';
import { SourceError } from '../../src/clean/source-error.ts';
import type { FrontMatter } from '../../src/document/front-matter.ts';
import { readIfThere } from '../cli/write-file.ts';
import { metadataTableFile, sidecarEnding } from './list-sources.ts';

/** What people say of a source beside it. */
export interface Given {
  readonly metadata: Partial<FrontMatter>;
  readonly encoding?: Encoding;
}

const textFields = [
  'title',
  'originalTitle',
  'date',
  'publisher',
  'source',
  'url',
  'authorRole',
  'editor',
  'reviewer',
  'photographer',
  'rights',
  'script',
  'kind',
];
const listFields = ['authors', 'places', 'breadcrumb'];

/** What separates the items of a list in a table's cell. */
const listSeparator = /[;；、|]/;

export interface MetadataTable {
  readonly rows: ReadonlyMap<string, Partial<FrontMatter>>;
  readonly warnings: readonly string[];
}

/**
 * Read `metadata.csv`, one row a file, as a spreadsheet exports it (UTF-8 with or without mark, or GBK).
 *
 * @throws SourceError naming the line that is no CSV.
 */
export function readMetadataTable(sourcesDir: string): MetadataTable {
  const path = join(sourcesDir, metadataTableFile);
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { rows: new Map(), warnings: [] };
    throw error;
  }
  let records: Record<string, string>[];
  try {
    const { text } = decodeSource(bytes, detectEncoding(bytes));
    records = parseCsv(text, { columns: true, skip_empty_lines: true, trim: true, relax_column_count: true });
  } catch (error) {
    throw new SourceError(`${metadataTableFile} is not CSV: ${(error as Error).message}`);
  }
  const warnings: string[] = [];
  const columns = Object.keys(records[0] ?? {});
  for (const column of columns) {
    if (column !== 'file' && !textFields.includes(column) && !listFields.includes(column)) {
      warnings.push(
        `${metadataTableFile}: unknown column ${JSON.stringify(column)}, expected ${['file', ...textFields, ...listFields].join(', ')}; it is left out`,
      );
    }
  }
  const rows = new Map<string, Partial<FrontMatter>>();
  for (const [index, record] of records.entries()) {
    const file = record['file'];
    if (!file) warnings.push(`${metadataTableFile}: row ${index + 2} names no file; it is left out`);
    else rows.set(file.normalize('NFC'), givenFields(record, `${metadataTableFile}, row ${index + 2}`));
  }
  return { rows, warnings };
}

const nothingGiven: Given = { metadata: {} };

/**
 * Read what stands beside one source: its sidecar over its row of the table.
 *
 * @param sidecars those that are there; without it, each is looked for. @throws SourceError
 */
export function readGiven(
  sourcesDir: string,
  file: string,
  table: MetadataTable,
  sidecars?: ReadonlySet<string>,
): Given {
  if (table.rows.size === 0 && sidecars?.size === 0) return nothingGiven;
  const row = table.rows.get(file.normalize('NFC')) ?? {};
  const sidecar = `${file}${sidecarEnding}`;
  const text = sidecars?.has(sidecar) === false ? undefined : readIfThere(join(sourcesDir, sidecar));
  if (text === undefined) return { metadata: row };
  const value = yamlMapping(text, sidecar);
  const { encoding, ...fields } = value;
  if (encoding !== undefined && !encodings.includes(encoding as Encoding)) {
    throw new SourceError(
      `${sidecar}: unexpected encoding ${JSON.stringify(encoding)}, expected one of ${encodings.join(', ')}`,
    );
  }
  const metadata = { ...row, ...givenFields(fields, sidecar) };
  return encoding === undefined ? { metadata } : { metadata, encoding: encoding as Encoding };
}

/** Read the corrections of one text. @throws SourceError when the file is not a list of before, after, why and who. */
export function readCorrections(contentDir: string, id: string): Correction[] {
  const name = `corrections/${id}.yaml`;
  const text = readIfThere(join(contentDir, name));
  if (text === undefined) return [];
  const value: unknown = parseYamlOrThrow(text, name);
  if (!Array.isArray(value))
    throw new SourceError(`${name}: expected a list of corrections, each with before, after, why and who`);
  return value.map((item: unknown, index) => {
    const { before, after, why, who } = (item ?? {}) as Record<string, unknown>;
    for (const [field, found] of Object.entries({ before, after, why, who })) {
      if (typeof found !== 'string') {
        throw new SourceError(
          `${name}: correction ${index + 1} has ${field} ${JSON.stringify(found) ?? 'missing'}, expected a text in quotation marks`,
        );
      }
    }
    return { before, after, why, who } as Correction;
  });
}

function givenFields(values: Record<string, unknown>, where: string): Partial<FrontMatter> {
  const fields: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(values)) {
    if (value === null || value === undefined || value === '') continue;
    if (listFields.includes(field)) {
      const items = Array.isArray(value) ? value : String(value).split(listSeparator);
      fields[field] = items.map((item) => String(item).trim()).filter((item) => item !== '');
    } else if (textFields.includes(field)) fields[field] = String(value);
    else if (!where.startsWith(metadataTableFile)) {
      throw new SourceError(
        `${where}: unknown field ${JSON.stringify(field)}, expected ${['encoding', ...textFields, ...listFields].join(', ')}`,
      );
    }
  }
  const script = fields['script'];
  if (script !== undefined && script !== 'Hans' && script !== 'Hant') {
    throw new SourceError(`${where}: unexpected script ${JSON.stringify(script)}, expected Hans or Hant`);
  }
  return fields as Partial<FrontMatter>;
}

function yamlMapping(text: string, name: string): Record<string, unknown> {
  const value: unknown = parseYamlOrThrow(text, name);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new SourceError(`${name}: expected fields and values, such as title: "…"`);
  }
  return value as Record<string, unknown>;
}

function parseYamlOrThrow(text: string, name: string): unknown {
  try {
    // Dates stay the texts that they were written as.
    return parseYaml(text, { schema: 'core' });
  } catch (error) {
    throw new SourceError(`${name} is not YAML: ${(error as Error).message}`);
  }
}
