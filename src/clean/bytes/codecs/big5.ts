import { type Codec, setCodePoint, setMalformed, type Unit } from '../codec.ts';
import { type DoubleByteTable, readDoubleByteTable } from './double-byte.ts';

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
    const code = trail === undefined ? 0 : lead * 256 + trail;
    const characters = big5Table().characters[code] as string;
    if (characters === '') return setMalformed(unit, 1);
    unit.byteLength = 2;
    unit.first = characters.charCodeAt(0);
    unit.second = characters.length > 1 ? characters.charCodeAt(1) : 0;
    // A pair of characters is kept as found: its second character could begin another unit.
    const isPair = characters.length > 1 && (characters.codePointAt(0) as number) <= 0xffff;
    unit.irregular = isPair || big5Table().codes.get(characters) !== code;
    return unit;
  },
  encode(characters) {
    const code = big5Table().codes.get(characters);
    if (code !== undefined) return Uint8Array.of(code >> 8, code & 0xff);
    const codePoint = characters.codePointAt(0) as number;
    return codePoint < 0x80 ? Uint8Array.of(codePoint) : undefined;
  },
};
