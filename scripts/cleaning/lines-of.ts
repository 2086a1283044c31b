import type { Readable } from 'node:stream';

/** A line of a stream, or the length of one that was too long to be kept. */
export type Line = string | { readonly bytes: number };

const lineFeed = 0x0a;

/**
 * The lines of a stream of UTF-8, without their ends (`\n`, `\r\n`) and without a byte order mark before the first. A line of
 * more than `mostBytes` is passed over as it comes: it takes no memory, and its length is told instead.
 */
export async function* linesOf(input: Readable, mostBytes: number): AsyncGenerator<Line> {
  let held: Buffer[] = [];
  let length = 0;
  let isFirst = true;
  const take = (part: Buffer): void => {
    length += part.length;
    if (length <= mostBytes) held.push(part);
    else held = [];
  };
  const finish = (): Line => {
    const line = length > mostBytes ? { bytes: length } : withoutEnd(Buffer.concat(held).toString('utf8'), isFirst);
    held = [];
    length = 0;
    isFirst = false;
    return line;
  };
  for await (const chunk of input) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : (chunk as Buffer);
    let start = 0;
    for (let end = bytes.indexOf(lineFeed); end >= 0; end = bytes.indexOf(lineFeed, start)) {
      take(bytes.subarray(start, end));
      start = end + 1;
      yield finish();
    }
    take(bytes.subarray(start));
  }
  if (length > 0) yield finish();
}

function withoutEnd(line: string, isFirst: boolean): string {
  const start = isFirst && line.startsWith('\uFEFF') ? 1 : 0;
  return line.slice(start, line.endsWith('\r') ? -1 : undefined);
}
