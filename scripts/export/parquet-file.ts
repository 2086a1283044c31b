import { ByteWriter, fileWriter, ParquetWriter } from 'hyparquet-writer';
import { type ParquetRow, parquetColumns, parquetSchema } from '../../src/export/parquet.ts';

/** Rows as they stand in a Parquet file: bytes, and where in them each column begins. */
export interface RowGroups {
  readonly bytes: Uint8Array;
  readonly groups: ParquetWriter['row_groups'];
}

/** Characters of text (UTF-16 code units) in a group of rows, about: what a reader takes into memory at once. */
const charactersAGroup = 8_000_000;

/** Encode rows. The same rows give the same bytes. */
export function rowGroupsOf(rows: readonly ParquetRow[]): RowGroups {
  const output = new ByteWriter();
  const writer = new ParquetWriter({ writer: output, schema: parquetSchema });
  let from = 0;
  let characters = 0;
  for (const [index, row] of rows.entries()) {
    characters += String(row.text).length;
    if (characters < charactersAGroup && index + 1 < rows.length) continue;
    const group = rows.slice(from, index + 1);
    // Without an index of pages, which would have to be moved with the rows: groups are small.
    const columnData = parquetColumns.map((name) => ({
      name,
      data: group.map((one) => one[name]),
      offsetIndex: false,
      // The least and the greatest of whole texts help nobody to find one.
      statistics: name !== 'text',
    }));
    writer.write({ columnData, rowGroupSize: group.length });
    from = index + 1;
    characters = 0;
  }
  return { bytes: output.getBytes(), groups: writer.row_groups };
}

/** A Parquet file that is written one portion of rows after the other. */
export class ParquetFile {
  readonly #output: ReturnType<typeof fileWriter>;
  readonly #writer: ParquetWriter;

  constructor(path: string) {
    this.#output = fileWriter(path);
    this.#writer = new ParquetWriter({ writer: this.#output, schema: parquetSchema, createdBy: 'Chengwen' });
  }

  /** Add rows; their places are counted from the beginning of the file they were encoded in. */
  add({ bytes, groups }: RowGroups): void {
    const distance = this.#output.offset - magic;
    this.#output.appendBytes(bytes.subarray(magic));
    const moved = (offset: bigint | undefined): bigint | undefined =>
      offset === undefined ? undefined : offset + BigInt(distance);
    for (const group of groups) {
      this.#writer.num_rows += group.num_rows;
      this.#writer.row_groups.push({
        ...group,
        columns: group.columns.map((column) => ({
          ...column,
          file_offset: column.file_offset + BigInt(distance),
          ...(column.meta_data && {
            meta_data: {
              ...column.meta_data,
              data_page_offset: column.meta_data.data_page_offset + BigInt(distance),
              ...(column.meta_data.dictionary_page_offset !== undefined && {
                dictionary_page_offset: moved(column.meta_data.dictionary_page_offset) as bigint,
              }),
            },
          }),
        })),
      });
    }
    this.#output.flush?.();
  }

  /** Write the directory. */
  finish(): void {
    this.#writer.finish();
  }
}

/** Bytes of the word that a Parquet file begins with. */
const magic = 4;
