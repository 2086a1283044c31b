import { type Codec, setCodePoint, type Unit } from '../codec.ts';
import { type DoubleByteTable, readDoubleByteTable, setCode } from './double-byte.ts';

let table: DoubleByteTable | undefined;

function big5Table(): DoubleByteTable {
  table ??= readDoubleByteTable('big5', 0xa1);
  return table;
}

/** Big5 with the Hong Kong extension, as the Encoding Standard has it; four of its codes stand for two characters. */
export const big5: Codec = {
  encoding: 'big5',
  read(bytes: Uint8Array, offset: number, unit: Unit): Unit {
    const lead = bytes[offset] as number;
    if (lead < 0x80) return setCodePoint(unit, 1, lead);
    const trail = bytes[offset + 1];
    return setCode(unit, big5Table(), trail === undefined ? 0 : lead * 256 + trail);
  },
  encode(characters) {
    const code = big5Table().codes.get(characters);
    if (code !== undefined) return Uint8Array.of(code >> 8, code & 0xff);
    const codePoint = characters.codePointAt(0) as number;
    return codePoint < 0x80 ? Uint8Array.of(codePoint) : undefined;
  },
};
