import type { ParquetWriter } from 'hyparquet-writer';
import type { ArchiveDocument } from '../document/block.ts';
import { columns, type Row, rowOf } from './records.ts';

/** Columns of the Parquet table: those of the table of metadata, lists as lists, and the whole text. */
export const parquetColumns = [...columns, 'text'] as const;

/** An element of a Parquet schema. */
type SchemaElement = ParquetWriter['schema'][number];

type Column = (typeof parquetColumns)[number];
type Value = string | number | boolean | readonly string[] | undefined;

/** A text as a row of the Parquet table. */
export type ParquetRow = Readonly<Record<Column, Value>>;

const lists: ReadonlySet<Column> = new Set(['authors', 'places'] as const);
const numbers: ReadonlySet<Column> = new Set(['characters', 'changes', 'doubts'] as const);
/** Columns in which every text has a value. */
const required: ReadonlySet<Column> = new Set([
  'id',
  'title',
  'dateInferred',
  ...lists,
  'script',
  ...numbers,
  'sourceFile',
  'sourceSha256',
  'text',
] as const);

/** A text as a row: paragraphs joined by line feeds, in the original script; what is unknown is absent. @param row of it, where it is known. */
export function parquetRow(document: ArchiveDocument, row: Row = rowOf(document)): ParquetRow {
  const { frontMatter, blocks } = document;
  return {
    ...row,
    dateInferred: frontMatter.dateInferred === true,
    authors: frontMatter.authors ?? [],
    places: frontMatter.places,
    text: blocks.map(({ text }) => text.toWellFormed()).join('\n'),
  };
}

function elementsOf(column: Column): SchemaElement[] {
  const repetition = required.has(column) ? 'REQUIRED' : 'OPTIONAL';
  if (column === 'dateInferred') return [{ name: column, type: 'BOOLEAN', repetition_type: repetition }];
  if (numbers.has(column)) return [{ name: column, type: 'INT32', repetition_type: repetition }];
  const text = { type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } } as const;
  if (!lists.has(column)) return [{ name: column, ...text, repetition_type: repetition }];
  // The three levels that the format demands of a list, so that readers see a list of strings.
  return [
    {
      name: column,
      converted_type: 'LIST',
      logical_type: { type: 'LIST' },
      repetition_type: repetition,
      num_children: 1,
    },
    { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
    { name: 'element', ...text, repetition_type: 'REQUIRED' },
  ];
}

/** The table's schema, flattened depth first as the format keeps it. */
export const parquetSchema: SchemaElement[] = [
  { name: 'texts', num_children: parquetColumns.length },
  ...parquetColumns.flatMap(elementsOf),
];
