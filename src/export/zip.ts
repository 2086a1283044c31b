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

/** A record that is filled with numbers and bytes from its start. */
class Fields {
  readonly bytes: Uint8Array;
  #length = 0;

  /** @param length of the record, in bytes. */
  constructor(length: number) {
    this.bytes = new Uint8Array(length);
  }

  u16(...values: number[]): this {
    for (const value of values) {
      this.bytes[this.#length++] = value;
      this.bytes[this.#length++] = value >>> 8;
    }
    return this;
  }

  u32(...values: number[]): this {
    for (const value of values) {
      this.bytes[this.#length++] = value;
      this.bytes[this.#length++] = value >>> 8;
      this.bytes[this.#length++] = value >>> 16;
      this.bytes[this.#length++] = value >>> 24;
    }
    return this;
  }

  u64(...values: number[]): this {
    for (const value of values) this.u32(value >>> 0, Math.floor(value / 0x100000000));
    return this;
  }

  raw(part: Uint8Array): this {
    this.bytes.set(part, this.#length);
    this.#length += part.length;
    return this;
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

/** Bytes of a local header without the name, and of a directory's record without name and extra field. */
export const localHeaderBytes = 30;
const directoryRecordBytes = 46;

/** What stands before an entry's bytes. An entry is less than 4 GB. */
export function localHeader(entry: ZipEntry): Uint8Array {
  if (entry.size >= most32) throw new RangeError(`\`${entry.path}\` has ${entry.size} bytes, expected less than 4 GB`);
  const name = nameOf(entry);
  return new Fields(localHeaderBytes + name.length)
    .u32(0x04034b50)
    .u16(20, utf8Names, 0, noTime, noDate)
    .u32(entry.crc32, entry.size, entry.size)
    .u16(name.length, 0)
    .raw(name).bytes;
}

/** What stands of an entry in the directory. */
export function directoryRecord(entry: ZipEntry): Uint8Array {
  const name = nameOf(entry);
  const far = entry.offset >= most32;
  const extraBytes = far ? 12 : 0;
  const record = new Fields(directoryRecordBytes + name.length + extraBytes)
    .u32(0x02014b50)
    .u16(0x0300 | (far ? 45 : 20), far ? 45 : 20, utf8Names, 0, noTime, noDate)
    .u32(entry.crc32, entry.size, entry.size)
    .u16(name.length, extraBytes, 0, 0, 0)
    .u32((0o100644 << 16) >>> 0, far ? most32 : entry.offset)
    .raw(name);
  if (far) record.u16(1, 8).u64(entry.offset);
  return record.bytes;
}

/** Where in a record stand the entry's CRC-32, its size, the length of its name and its offset; and where its name begins. */
const places = { crc32: 16, size: 24, nameLength: 28, offset: 42, name: directoryRecordBytes };

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
    yield new Fields(56)
      .u32(0x06064b50)
      .u64(44)
      .u16(0x0300 | 45, 45)
      .u32(0, 0)
      .u64(count, count, size, start).bytes;
    yield new Fields(20)
      .u32(0x07064b50, 0)
      .u64(start + size)
      .u32(1).bytes;
  }
  yield new Fields(22)
    .u32(0x06054b50)
    .u16(0, 0, Math.min(count, most16), Math.min(count, most16))
    .u32(Math.min(size, most32), Math.min(start, most32))
    .u16(0).bytes;
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
