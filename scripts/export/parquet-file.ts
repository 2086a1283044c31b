import { fileWriter, ParquetWriter } from 'hyparquet-writer';
import { type ParquetRow, parquetColumns, parquetSchema } from '../../src/export/parquet.ts';

/** A group of rows is held in memory until it has this many characters of text (UTF-16 code units) or rows. */
const charactersAGroup = 8_000_000;
const rowsAGroup = 10_000;

/** A Parquet file that is written one group of rows after the other. The same rows give the same bytes. */
export class ParquetFile {
  readonly #writer: ParquetWriter;
  #rows: ParquetRow[] = [];
  #characters = 0;

  constructor(path: string) {
    this.#writer = new ParquetWriter({ writer: fileWriter(path), schema: parquetSchema, createdBy: 'Chengwen' });
  }

  add(row: ParquetRow): void {
    this.#rows.push(row);
    this.#characters += String(row.text).length;
    if (this.#characters >= charactersAGroup || this.#rows.length >= rowsAGroup) this.#writeGroup();
  }

  /** Write the last group and the directory. */
  finish(): void {
    this.#writeGroup();
    this.#writer.finish();
  }

  #writeGroup(): void {
    if (this.#rows.length === 0) return;
    const columnData = parquetColumns.map((name) => ({ name, data: this.#rows.map((row) => row[name]) }));
    this.#writer.write({ columnData, rowGroupSize: this.#rows.length });
    this.#rows = [];
    this.#characters = 0;
  }
}
