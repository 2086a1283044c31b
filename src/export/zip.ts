/**
 * The parts of a ZIP file whose entries are stored, not compressed: compressed bytes differ from one zlib to another, and the
 * same texts must give the same file everywhere; no library's packing is worth half of a page's time. Sizes are written in the ZIP64 form where they need it.
 */

export interface ZipEntry {
  /** Path in the archive, with slashes. */
  readonly path: string;
  readonly crc32: number;
  /** Length in bytes. */
  readonly size: number;
  /** Where its local header starts in the file, in bytes. */
  readonly offset: number;
}

/** 1980-01-01, the first day that the format knows: no clock in the file. */
const noTime = 0;
const noDate = 0x21;
const utf8Names = 0x0800;
const most32 = 0xffffffff;
const most16 = 0xffff;

/** Bytes of the longest record without its name. */
const mostFields = 80;

/** Numbers as they stand in a record. */
class Fields {
  readonly #bytes = new Uint8Array(mostFields);
  #length = 0;

  u16(...values: number[]): this {
    for (const value of values) {
      this.#bytes[this.#length++] = value;
      this.#bytes[this.#length++] = value >>> 8;
    }
    return this;
  }

  u32(...values: number[]): this {
    for (const value of values) this.u16(value & 0xffff, value >>> 16);
    return this;
  }

  u64(...values: number[]): this {
    for (const value of values) this.u32(value >>> 0, Math.floor(value / 0x100000000));
    return this;
  }

  with(...parts: Uint8Array[]): Uint8Array {
    const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, this.#length));
    all.set(this.#bytes.subarray(0, this.#length));
    let offset = this.#length;
    for (const part of parts) {
      all.set(part, offset);
      offset += part.length;
    }
    return all;
  }
}

function nameOf({ path }: ZipEntry): Uint8Array {
  // A page has a dozen short names, and the encoder takes long to start.
  if (!/^[ -~]*$/.test(path)) return encoder.encode(path);
  const bytes = new Uint8Array(path.length);
  for (let index = 0; index < path.length; index++) bytes[index] = path.charCodeAt(index);
  return bytes;
}

const encoder = new TextEncoder();

/** What stands before an entry's bytes. An entry is less than 4 GB. */
export function localHeader(entry: ZipEntry): Uint8Array {
  if (entry.size >= most32) throw new RangeError(`\`${entry.path}\` has ${entry.size} bytes, expected less than 4 GB`);
  const name = nameOf(entry);
  return new Fields()
    .u32(0x04034b50)
    .u16(20, utf8Names, 0, noTime, noDate)
    .u32(entry.crc32, entry.size, entry.size)
    .u16(name.length, 0)
    .with(name);
}

/** What stands of an entry in the directory. */
export function directoryRecord(entry: ZipEntry): Uint8Array {
  const name = nameOf(entry);
  const far = entry.offset >= most32;
  const extra = far ? new Fields().u16(1, 8).u64(entry.offset).with() : new Uint8Array(0);
  return new Fields()
    .u32(0x02014b50)
    .u16(0x0300 | (far ? 45 : 20), far ? 45 : 20, utf8Names, 0, noTime, noDate)
    .u32(entry.crc32, entry.size, entry.size)
    .u16(name.length, extra.length, 0, 0, 0)
    .u32((0o100644 << 16) >>> 0, far ? most32 : entry.offset)
    .with(name, extra);
}

/** Where in a record stand the entry's CRC-32, its size, the length of its name and its offset; and where its name begins. */
const places = { crc32: 16, size: 24, nameLength: 28, offset: 42, name: 46 };

/**
 * Records of entries that are to stand elsewhere than where they stood when the records were made.
 *
 * @param records in order of their entries, which stand below 4 GB. @param distance by which these are moved, in bytes.
 */
export function* movedRecords(records: Uint8Array, distance: number): Generator<Uint8Array> {
  const moved = new Uint8Array(records);
  const view = new DataView(moved.buffer);
  let near = 0;
  const far: Uint8Array[] = [];
  for (let start = 0; start < moved.length; ) {
    const end = start + places.name + view.getUint16(start + places.nameLength, true);
    const offset = view.getUint32(start + places.offset, true) + distance;
    if (offset < most32) {
      view.setUint32(start + places.offset, offset, true);
      near = end;
    } else {
      const path = new TextDecoder().decode(moved.subarray(start + places.name, end));
      const crc32 = view.getUint32(start + places.crc32, true);
      far.push(directoryRecord({ path, crc32, size: view.getUint32(start + places.size, true), offset }));
    }
    start = end;
  }
  yield moved.subarray(0, near);
  yield* far;
}

/** What stands behind the directory of so many entries: its size and where it starts in the file, in bytes. */
export function* directoryEnd(count: number, size: number, start: number): Generator<Uint8Array> {
  const large = count >= most16 || start >= most32 || size >= most32;
  if (large) {
    yield new Fields()
      .u32(0x06064b50)
      .u64(44)
      .u16(0x0300 | 45, 45)
      .u32(0, 0)
      .u64(count, count, size, start)
      .with();
    yield new Fields()
      .u32(0x07064b50, 0)
      .u64(start + size)
      .u32(1)
      .with();
  }
  yield new Fields()
    .u32(0x06054b50)
    .u16(0, 0, Math.min(count, most16), Math.min(count, most16))
    .u32(Math.min(size, most32), Math.min(start, most32))
    .u16(0)
    .with();
}

/** What stands behind all entries. @param start where it stands in the file, in bytes. */
export function* directory(entries: readonly ZipEntry[], start: number): Generator<Uint8Array> {
  let size = 0;
  for (const entry of entries) {
    const record = directoryRecord(entry);
    size += record.length;
    yield record;
  }
  yield* directoryEnd(entries.length, size, start);
}
