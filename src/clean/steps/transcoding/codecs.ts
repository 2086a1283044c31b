import { createMultibyteDecoder } from '@exodus/bytes/multi-byte.js';
import { utf8fromString, utf8toString } from '@exodus/bytes/utf8.js';
import { multibyteEncoder } from '../../bytes/multibyte-encoder.ts';
import { isKana } from '../../characters/character-kinds.ts';
import { UnitSet } from '../../characters/unit-set.ts';
import type { LanguageModel } from '../../language/language-model.ts';
import { readGbkAmongUtf8 } from './gbk-among-utf-8.ts';
import { signsOfUtf8 } from './utf-8-read-as-gbk.ts';
import { windows1252Byte } from './windows-1252.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** One way a text was misread: written in one encoding, read in another. */
export interface Misreading {
  readonly name: 'utf-8-as-gbk' | 'utf-8-as-latin' | 'gbk-as-latin' | 'big5-as-latin' | 'big5-as-gbk' | 'gbk-as-big5';
  /** Cheap test that a line may be misread so; false for nearly all undamaged lines. */
  readonly suspect: RegExp;
  /** False for a line that fits by chance, such as Japanese: it may be misread so, but does not show it. Always true where absent. */
  shows?(line: string): boolean;
  /** GBK and Big5 have a character for almost any two bytes, so that bytes that fit prove nothing: Korean read as Latin-1, Japanese. */
  readonly provesLittle?: true;
  /** Give the text as it was written, or undefined where a byte does not fit or the way is not reversible. */
  restore(line: string, language: LanguageModel): string | undefined;
}

const encodeGb = multibyteEncoder('gb18030');
const decodeGb = createMultibyteDecoder('gb18030', false);
const encodeBig5 = multibyteEncoder('big5');
const decodeBig5 = createMultibyteDecoder('big5', false);

function latinBytes(text: string): Bytes | undefined {
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit <= 0xff) {
      bytes[index] = unit;
      continue;
    }
    const byte = windows1252Byte(text.charAt(index));
    if (byte === undefined) return undefined;
    bytes[index] = byte;
  }
  return bytes;
}

function attempt(work: () => string | undefined): string | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Re-encode and compare, so that only a byte-exact way back is taken. */
function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}

function through(
  line: string,
  encode: (text: string) => Bytes | undefined,
  decode: (bytes: Bytes) => string,
  encodeBack: (text: string) => Bytes,
): string | undefined {
  return attempt(() => {
    const bytes = encode(line);
    if (bytes === undefined) return undefined;
    const restored = decode(bytes);
    return sameBytes(encodeBack(restored), bytes) ? restored : undefined;
  });
}

/**
 * Tell Big5 read as GBK from Japanese. Four of ten codes of Big5's rows A4 and A5 have a trail byte below 7F, where GBK has no
 * kana but codes for private use: for each kana there are three to six of these in running Chinese.
 */
function hasHolesOfBig5(line: string): boolean {
  let kana = 0;
  let holes = 0;
  for (let index = 0; index < line.length; index++) {
    const unit = line.charCodeAt(index);
    if (isKana(unit)) kana++;
    else if (unit >= 0xe000 && unit <= 0xe765) holes++;
  }
  return kana <= 2 * holes;
}

/** What the patterns of suspicion below begin with: few texts hold any of it, so this is looked for first. */
export const suspectOpenings = new UnitSet(
  `${signsOfUtf8}笢恅腔涴岆藩眕`,
  [0xa1, 0xf7],
  [0x3041, 0x30f6],
  [0xe000, 0xe765],
  [0xfe30, 0xfe4f],
);

/** The ways that are looked for, likeliest first. */
export const misreadings: readonly Misreading[] = [
  {
    name: 'utf-8-as-gbk',
    suspect: new RegExp(`[${signsOfUtf8}]`),
    // The web's table reads two codes as an ideographic space: no telling which it was.
    restore: (line) => (line.includes('\u3000') ? undefined : through(line, encodeGb, utf8toString, utf8fromString)),
  },
  {
    name: 'utf-8-as-latin',
    suspect: /[\u00c2-\u00ef][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]/,
    restore: (line) => through(line, latinBytes, utf8toString, utf8fromString),
  },
  {
    name: 'gbk-as-latin',
    provesLittle: true,
    suspect: /[\u00a1-\u00f7][\u00a1-\u00fe][\u00a1-\u00f7][\u00a1-\u00fe]/,
    restore(line, language) {
      const plain = through(line, latinBytes, decodeGb, encodeGb);
      const mixed = readGbkAmongUtf8(line, language);
      if (plain === undefined || mixed === undefined || plain === mixed) return plain ?? mixed;
      return language.score(mixed) > language.score(plain) ? mixed : plain;
    },
  },
  {
    name: 'big5-as-latin',
    provesLittle: true,
    // The lead bytes A4-AC of the commonest characters are signs that no letter follows: `¤¤¤å`.
    suspect: /[¤¥¦§¨ª«¬][@-~\u00a1-\u00fe].{0,40}[¤¥¦§¨ª«¬][@-~\u00a1-\u00fe]/,
    restore: (line) => through(line, latinBytes, decodeBig5, encodeBig5),
  },
  {
    name: 'big5-as-gbk',
    provesLittle: true,
    // Lead bytes A4 and A5, a fifth of all Big5 text, are kana rows in GBK; AA-AF and the like are private use or rare.
    suspect: /[\u3041-\u30f6\ue000-\ue765\ufe30-\ufe4f]/,
    shows: hasHolesOfBig5,
    restore: (line) => through(line, encodeGb, decodeBig5, encodeBig5),
  },
  {
    name: 'gbk-as-big5',
    provesLittle: true,
    suspect: /[笢恅腔涴岆藩眕]/,
    restore: (line) => through(line, encodeBig5, decodeGb, encodeGb),
  },
];
