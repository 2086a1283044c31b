import type { Entry } from './entry.ts';

/** One way to read a damaged spot, with what speaks for it in nats. */
export interface Reading {
  /** All of it: head, middle, tail and what is put back behind. */
  readonly insert: string;
  /** What its trigrams and the page say, to tell whether it is plausible at all. */
  readonly score: number;
  /** What everything says, to compare it with the other readings: differences are logarithms of odds. */
  readonly weight: number;
  /** The characters at either end, which may be chosen among many; those between, which follow from the bytes. */
  readonly head: string;
  readonly middle: string;
  readonly tail: string;
  readonly after: string;
  /** Private characters were dropped from the run: some of its bytes are on no page. */
  readonly isFuller?: true;
  /** No bytes are shifted: a sign that GBK can't say stood there. */
  readonly isNothing?: true;
}

export interface Weighed {
  readonly entry: Entry;
  /** End of the damaged spot, UTF-16 code units. */
  readonly end: number;
  /** Likeliest first. */
  readonly readings: readonly Reading[];
  /** The probability of the first among all of them, 0-1. */
  readonly share: number;
  /** Which ends were chosen among many characters. */
  readonly chosen: { readonly head: boolean; readonly tail: boolean };
  /** A gloss behind the spot fits the character that its bytes make. */
  readonly proven: boolean;
  /** What stands before and after the spot. */
  readonly before: string;
  readonly next: string;
  /** What the likeliest reading gains over the text as it stands, and its own mean per character, in nats. */
  readonly gain: number;
  readonly mean: number;
  /** The likeliest reading has a character that nobody writes: bytes are missing. */
  readonly strange: boolean;
  /** The way is plausible, but something in it stays unknown: the text ends, or an unknown character was eaten. */
  readonly open: boolean;
}

/** Where a spot stands. */
export interface Place {
  /** The characters before it, glosses left out, the spot before it repaired. */
  readonly before: string;
  /** Whether a quotation is open in its paragraph. */
  readonly quotation: 'open' | 'closed' | 'unknown';
  /** Characters since the quotation was opened; 0 where none is. */
  readonly quoted: number;
}
