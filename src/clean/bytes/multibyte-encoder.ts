import { createMultibyteEncoder } from '@exodus/bytes/multi-byte.js';

/**
 * An encoder that follows the Encoding Standard, made on first need: its table takes some 20 ms, and hardly any text asks for it.
 *
 * @throws TypeError when a text holds what the encoding cannot say.
 */
export function multibyteEncoder(encoding: 'gb18030' | 'big5'): (text: string) => Uint8Array<ArrayBuffer> {
  let encode: ((text: string) => Uint8Array<ArrayBuffer>) | undefined;
  return (text) => {
    encode ??= createMultibyteEncoder(encoding);
    return encode(text);
  };
}
