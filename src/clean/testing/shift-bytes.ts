import { createMultibyteEncoder } from '@exodus/bytes/multi-byte.js';
import { characterOf } from '../gbk/gbk.ts';

const encode = createMultibyteEncoder('gb18030');
const binary = (text: string) => Array.from(encode(text), (byte) => String.fromCharCode(byte)).join('');

/**
 * Damage a Traditional text as mirrors do, blind to character boundaries: put its reading behind every pair of bytes that
 * looks like a glossed character and a control byte before every pair that looks like one of the marks; then decode as
 * CP936 does, where a lead byte and an ASCII sign below 40 become one `?`.
 */
export function shiftBytes(
  text: string,
  glosses: Readonly<Record<string, string>>,
  marks: readonly string[] = [],
): string {
  let bytes = binary(text);
  for (const [character, reading] of Object.entries(glosses)) {
    bytes = bytes.replaceAll(binary(character), `${binary(character)}(${binary(reading)})`);
  }
  for (const mark of marks) bytes = bytes.replaceAll(binary(mark), `\u0005${binary(mark)}`);
  let decoded = '';
  for (let position = 0; position < bytes.length; position++) {
    const lead = bytes.charCodeAt(position);
    if (lead < 0x80) decoded += bytes[position];
    else if (lead === 0x80) decoded += '€';
    else {
      const trail = bytes.charCodeAt(++position);
      decoded += trail < 0x40 ? '?' : characterOf(lead, trail) || '?';
    }
  }
  return decoded.replaceAll('\u0005', '');
}
