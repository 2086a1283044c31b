/**
 * The packed form of the script table: sets of characters that the two scripts, or their regional standards, write for
 * one another (发 發 髮; 着 著). Packed because the browser loads it: about 10 kB gzipped, where the dictionaries it is
 * made from take several hundred.
 *
 * Numbers are written in base 45, least significant digit first, with two alphabets: a digit of the second alphabet
 * says that another digit follows. Neighbouring characters have neighbouring code points, so differences are stored.
 */
const DIGITS = [...'!#$%&()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_abcdefghijklmnopqrstuvwxyz{|}~'];
const BASE = 45;

/** Columns of all sets, in the order of their first characters. */
export interface PackedScriptTable {
  /** How many characters each set has besides its first two. */
  readonly others: string;
  /** The first characters: the simplified form, which stands for the whole set when texts are compared. */
  readonly simplified: string;
  /** The second characters: the form that Taiwan's standard writes for the first when nothing is known of the context. */
  readonly traditional: string;
  /** All other characters, set after set. */
  readonly rest: string;
}

export interface ScriptSet {
  readonly simplified: number;
  /** Equal to `simplified` where Taiwan's standard writes the same character. */
  readonly traditional: number;
  readonly others: readonly number[];
}

/** Pack numbers as differences from one to the next. */
export function packNumbers(numbers: readonly number[]): string {
  let packed = '';
  let last = 0;
  for (const number of numbers) {
    const difference = number - last;
    last = number;
    let left = difference < 0 ? -2 * difference - 1 : 2 * difference;
    while (left >= BASE) {
      packed += DIGITS[BASE + (left % BASE)];
      left = Math.floor(left / BASE);
    }
    packed += DIGITS[left];
  }
  return packed;
}

/** Read what `packNumbers` wrote. */
export function unpackNumbers(packed: string): number[] {
  const values = new Map(DIGITS.map((digit, value) => [digit, value]));
  const numbers: number[] = [];
  let last = 0;
  let left = 0;
  let weight = 1;
  for (const digit of packed) {
    const value = values.get(digit);
    if (value === undefined) throw new Error(`Unexpected ${JSON.stringify(digit)} in the packed script table`);
    left += (value % BASE) * weight;
    weight *= BASE;
    if (value >= BASE) continue;
    last += left % 2 === 1 ? -(left + 1) / 2 : left / 2;
    numbers.push(last);
    left = 0;
    weight = 1;
  }
  return numbers;
}

/** Pack sets; they must come in the order of their simplified characters to pack tightly. */
export function packScriptTable(sets: readonly ScriptSet[]): PackedScriptTable {
  return {
    others: packNumbers(sets.map((set) => set.others.length)),
    simplified: packNumbers(sets.map((set) => set.simplified)),
    traditional: packNumbers(sets.map((set) => set.traditional)),
    rest: packNumbers(sets.flatMap((set) => set.others)),
  };
}

/** Read what `packScriptTable` wrote. */
export function unpackScriptTable(packed: PackedScriptTable): ScriptSet[] {
  const others = unpackNumbers(packed.others);
  const traditional = unpackNumbers(packed.traditional);
  const rest = unpackNumbers(packed.rest);
  let next = 0;
  return unpackNumbers(packed.simplified).map((simplified, index) => {
    const count = others[index] ?? 0;
    next += count;
    return { simplified, traditional: traditional[index] ?? simplified, others: rest.slice(next - count, next) };
  });
}
