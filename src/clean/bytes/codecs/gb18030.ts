import { createMultibyteDecoder } from '@exodus/bytes/multi-byte.js';
import { type Codec, setCodePoint, setMalformed, type Unit } from '../codec.ts';
import { multibyteEncoder } from '../multibyte-encoder.ts';
import { type DoubleByteTable, readDoubleByteTable, setCode } from './double-byte.ts';

let table: DoubleByteTable | undefined;

/** The two-byte codes of GBK, a part of GB18030. */
export function gbkTable(): DoubleByteTable {
  table ??= readDoubleByteTable('gb18030');
  return table;
}

const decode = createMultibyteDecoder('gb18030', true);
const encode = multibyteEncoder('gb18030');

/** GB18030, with GB2312 and GBK in it, and the euro sign that CP936 writes as the byte 0x80. */
export const gb18030: Codec = {
  encoding: 'gb18030',
  read(bytes: Uint8Array, offset: number, unit: Unit): Unit {
    const lead = bytes[offset] as number;
    if (lead < 0x80) return setCodePoint(unit, 1, lead);
    if (lead === 0x80) {
      setCodePoint(unit, 1, 0x20ac);
      unit.irregular = true;
      return unit;
    }
    const trail = bytes[offset + 1];
    if (lead === 0xff || trail === undefined) return setMalformed(unit, 1);
    if (trail >= 0x30 && trail <= 0x39) return readFourBytes(bytes, offset, unit);
    return setCode(unit, gbkTable(), lead * 256 + trail);
  },
  encode(characters) {
    const code = gbkTable().codes.get(characters);
    if (code !== undefined) return Uint8Array.of(code >> 8, code & 0xff);
    try {
      return encode(characters);
    } catch {
      return undefined;
    }
  },
};

function readFourBytes(bytes: Uint8Array, offset: number, unit: Unit): Unit {
  const third = bytes[offset + 2];
  const fourth = bytes[offset + 3];
  const complete =
    third !== undefined && fourth !== undefined && third >= 0x81 && third <= 0xfe && fourth >= 0x30 && fourth <= 0x39;
  if (!complete) return setMalformed(unit, 1);
  const source = bytes.subarray(offset, offset + 4);
  const decoded = decode(source);
  const codePoint = decoded.codePointAt(0) as number;
  const isOne = decoded.length === (codePoint > 0xffff ? 2 : 1);
  if (!isOne || codePoint === 0xfffd) return setMalformed(unit, 1);
  setCodePoint(unit, 4, codePoint);
  const encoded = gb18030.encode(decoded);
  unit.irregular =
    encoded === undefined || encoded.length !== 4 || encoded.some((byte, index) => byte !== source[index]);
  return unit;
}
