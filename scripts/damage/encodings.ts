import { createMultibyteDecoder, createMultibyteEncoder } from '@exodus/bytes/multi-byte.js';
import { createSinglebyteDecoder } from '@exodus/bytes/single-byte.js';
import { utf8fromString, utf8toStringLoose } from '@exodus/bytes/utf8.js';
import { utf16fromString } from '@exodus/bytes/utf16.js';
import { concatenate, decodeSource } from '../../src/clean/bytes/source-text.ts';

/**
 * How a page is written down.
 *
 * Those `read-as` another are mojibake: the bytes of one encoding read as another and saved as UTF-8. Reading as Windows-1252
 * loses nothing; reading UTF-8 as GBK loses bytes wherever a run of non-ASCII bytes is odd. The last one is a GBK file
 * whose last lines an editor appended in UTF-8.
 */
export type Encoding =
  | 'utf-8'
  | 'utf-8-bom'
  | 'gb18030'
  | 'big5'
  | 'utf-16le'
  | 'utf-8-read-as-latin1'
  | 'gbk-read-as-latin1'
  | 'utf-8-read-as-gbk'
  | 'big5-read-as-gbk'
  | 'gb18030-and-utf-8';

const encodeGb18030 = createMultibyteEncoder('gb18030');
const encodeBig5 = createMultibyteEncoder('big5');
const decodeLoosely = createMultibyteDecoder('gbk', true);
const decodeLatin1 = createSinglebyteDecoder('windows-1252', true);

/** Write `text` in an encoding; throws if the encoding cannot say a character. */
export function writeBytes(text: string, encoding: Encoding): Uint8Array {
  switch (encoding) {
    case 'utf-8':
      return utf8fromString(text);
    case 'utf-8-bom':
      return utf8fromString(`\ufeff${text}`);
    case 'gb18030':
      return encodeGb18030(text);
    case 'big5':
      return encodeBig5(text);
    case 'utf-16le':
      return new Uint8Array(utf16fromString(`\ufeff${text}`, 'uint8-le'));
    case 'utf-8-read-as-latin1':
      return utf8fromString(decodeLatin1(utf8fromString(text)));
    case 'gbk-read-as-latin1':
      return utf8fromString(decodeLatin1(encodeGb18030(text)));
    case 'utf-8-read-as-gbk':
      return utf8fromString(decodeLoosely(utf8fromString(text)));
    case 'gb18030-and-utf-8': {
      const lines = text.split('\n');
      const first = lines.splice(0, Math.ceil((2 * lines.length) / 3)).map((line) => `${line}\n`);
      return concatenate([encodeGb18030(first.join('')), utf8fromString(lines.join('\n'))]);
    }
    case 'big5-read-as-gbk':
      return utf8fromString(decodeLoosely(encodeBig5(text)));
  }
}

/** Say whether every byte of `text` can be had back after its UTF-8 bytes were read as GBK. */
export function survivesReadingAsGbk(text: string): boolean {
  const misread = decodeLoosely(utf8fromString(text));
  if (misread.includes('\ufffd')) return false;
  try {
    return utf8toStringLoose(createMultibyteEncoder('gbk')(misread)) === text;
  } catch {
    return false;
  }
}

/** The characters of a text that lose a byte when its UTF-8 is read as GBK: places, UTF-16 code units, ascending. */
export function lostWhenReadAsGbk(text: string): number[] {
  const misread = decodeSource(utf8fromString(text), 'gb18030');
  const { bytesOf } = decodeSource(utf8fromString(text), 'utf-8');
  const lost = misread.irregular.filter(({ malformed }) => malformed).map((piece) => misread.bytesOf(piece).start);
  const places: number[] = [];
  for (let place = 0; place < text.length && places.length < lost.length; place++) {
    const byte = lost[places.length] as number;
    if (bytesOf({ start: place, end: place + 1 }).end > byte) places.push(place);
  }
  return places;
}

/** Named entities of the marks that editors turn into them. */
const ENTITIES: Readonly<Record<string, string>> = {
  '“': '&ldquo;',
  '”': '&rdquo;',
  '—': '&mdash;',
  '…': '&hellip;',
  '·': '&middot;',
  '\u00a0': '&nbsp;',
};

/**
 * Write marks as entities, escaped `times` times.
 *
 * @example `“一”` is `&ldquo;一&rdquo;` once and `&amp;ldquo;一&amp;rdquo;` twice
 */
export function escapeEntities(text: string, times: number): string {
  if (times <= 0) return text;
  const once = text.replaceAll('&', '&amp;').replaceAll(/[“”—…·\u00a0]/g, (mark) => ENTITIES[mark] ?? mark);
  let escaped = once;
  for (let time = 1; time < times; time++) escaped = escaped.replaceAll('&', '&amp;');
  return escaped;
}
