import { UnitSet } from '../characters/unit-set.ts';
import { SourceError } from '../source-error.ts';
import { applyEdits, type Edit } from '../traced/edit.ts';
import { PositionMap } from '../traced/position-map.ts';
import { commonShare } from './detect-encoding.ts';
import type { SourceText } from './source-text.ts';

/** First bytes of files that are no text, with what they are (https://en.wikipedia.org/wiki/List_of_file_signatures). */
const signatures: readonly { readonly bytes: readonly number[]; readonly name: string }[] = [
  { bytes: [0x89, 0x50, 0x4e, 0x47], name: 'a PNG image' },
  { bytes: [0xff, 0xd8, 0xff], name: 'a JPEG image' },
  { bytes: [0x47, 0x49, 0x46, 0x38], name: 'a GIF image' },
  { bytes: [0x52, 0x49, 0x46, 0x46], name: 'a RIFF file (WebP, sound or film)' },
  { bytes: [0x25, 0x50, 0x44, 0x46, 0x2d], name: 'a PDF' },
  { bytes: [0x50, 0x4b, 0x03, 0x04], name: 'a ZIP file (docx, EPUB …)' },
  { bytes: [0x1f, 0x8b], name: 'a gzip file' },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], name: 'an old Office document' },
  { bytes: [0x7f, 0x45, 0x4c, 0x46], name: 'a program' },
  { bytes: [0x4d, 0x5a, 0x90, 0x00], name: 'a program' },
  { bytes: [0x42, 0x4d], name: 'a BMP image' },
];

/** Share of malformed and control characters above which a file is no text: whole damaged pages stay far below. */
const unreadableShare = 0.1;

/** Share of characters of running text below which bytes in a legacy encoding are no text (see `commonShare`). */
const leastCommonShare = 0.4;

/** What no text holds; a mirror's controls 05-08 and blanks are none of these. C1 controls are left out: a UTF-8 text that was read as Latin-1 is full of them, and can be read again. */
const unreadableUnits = new UnitSet('\x7f\ufffd', [0x00, 0x04], [0x0e, 0x1f]);

/** Refuse bytes that are empty or known not to be text. @throws SourceError */
export function requireTextBytes(bytes: Uint8Array): void {
  if (bytes.length === 0) throw new SourceError('The file is empty, expected a text; remove it, or fetch it again');
  const found = signatures.find((signature) => signature.bytes.every((byte, index) => bytes[index] === byte));
  // "BM" may begin an English text: an image has zeros in its header.
  if (found !== undefined && (found.bytes.length > 2 || bytes.subarray(0, 32).includes(0))) {
    throw new SourceError(`The file is ${found.name}, expected a text; give the text itself, in a file of its own`);
  }
}

/**
 * Refuse a decoded source in which there is nothing to read.
 *
 * @param reread edits of its text, where its bytes mean something else than its encoding says.
 * @throws SourceError
 */
export function requireReadableText(source: SourceText, reread: readonly Edit[] = []): void {
  const text = reread.length === 0 ? source.text : applyEdits(source.text, reread);
  if (source.encoding === 'utf-8' && !unreadableUnits.standsIn(text) && /\S/.test(text)) return;
  let unreadable = 0;
  let visible = 0;
  let firstBad = -1;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    // Most of a text: Han characters, and all else up to the byte order mark.
    if (code > 0x3000 && code < 0xfeff) {
      visible++;
      continue;
    }
    const isBlank =
      code === 0x20 || (code >= 0x09 && code <= 0x0d) || code === 0x3000 || code === 0xa0 || code === 0xfeff;
    if (isBlank) continue;
    visible++;
    if (unreadableUnits.has(code)) {
      unreadable++;
      if (firstBad < 0) firstBad = index;
    }
  }
  // Well-formed UTF-8 is a text whatever it says; almost any bytes can be read as GB18030 or UTF-16.
  if (source.encoding !== 'utf-8' && source.byteOrderMark === 0 && commonShare(text) < leastCommonShare) {
    throw new SourceError(
      `The file is not a text in UTF-8, GB18030, Big5 or UTF-16: read as ${source.encoding}, it holds hardly a character of running text; if it is a text, set \`encoding\` in its sidecar`,
    );
  }
  if (visible === 0)
    throw new SourceError('The file holds nothing but blanks, expected a text; remove it, or fetch it again');
  if (unreadable > visible * unreadableShare) {
    const { start } = source.bytesOf(new PositionMap(reread).toInput({ start: firstBad, end: firstBad + 1 }));
    throw new SourceError(
      `The file is not a text in UTF-8, GB18030, Big5 or UTF-16: ${unreadable} of ${visible} characters cannot be read (the first at byte ${start}, read as ${source.encoding}); if it is a text, set \`encoding\` in its sidecar`,
    );
  }
}
