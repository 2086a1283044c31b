/** Units of a text that most are shorter than. */
const usual = 1 << 12;

const decoder = new TextDecoder('utf-16le', { ignoreBOM: true });

/** UTF-16 code units of a text while it is read or made: written one by one, as a string's are not without a string for each. */
export class Units {
  units = new Uint16Array(usual);
  length = 0;

  /** Begin anew; after a large text, without its room. */
  clear(): void {
    this.length = 0;
    if (this.units.length > 0x10 * usual) this.units = new Uint16Array(usual);
  }

  /** Make room for so many units more. */
  reserve(more: number): void {
    const wanted = this.length + more;
    if (wanted <= this.units.length) return;
    const larger = new Uint16Array(2 * wanted);
    larger.set(this.units.subarray(0, this.length));
    this.units = larger;
  }

  /** Add a text that there is room for. */
  add(text: string): void {
    const { units } = this;
    let { length } = this;
    for (let index = 0; index < text.length; index++) units[length++] = text.charCodeAt(index);
    this.length = length;
  }

  addUnits(from: Uint16Array, start: number, end: number): void {
    this.reserve(end - start);
    this.units.set(from.subarray(start, end), this.length);
    this.length += end - start;
  }

  toString(): string {
    const { units, length } = this;
    for (let index = 0; index < length; index++) {
      if (!isSurrogate(units[index] as number)) continue;
      if (widthAt(units, index, length) === 1) return this.#oneByOne();
      index++;
    }
    return decoder.decode(units.subarray(0, length));
  }

  /** With surrogates that stand alone: they are no text to a decoder. */
  #oneByOne(): string {
    let text = '';
    for (let index = 0; index < this.length; index++) text += String.fromCharCode(this.units[index] as number);
    return text;
  }
}

/** Whether a UTF-16 code unit is half of a character, or of none. */
export function isSurrogate(unit: number): boolean {
  return (unit & 0xf800) === 0xd800;
}

/** UTF-16 code units of the character at a place before an end. */
export function widthAt(units: Uint16Array, index: number, end: number): 1 | 2 {
  const unit = units[index] as number;
  if (unit < 0xd800 || unit > 0xdbff || index + 1 === end) return 1;
  const next = units[index + 1] as number;
  return next >= 0xdc00 && next <= 0xdfff ? 2 : 1;
}
