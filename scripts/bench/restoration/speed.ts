import type { Cleaner } from '../../cleaning/cleaner.ts';
import type { Document } from '../../damage/document.ts';
import { damage, type Recipe } from '../../damage/recipe.ts';
import type { NamedText } from './damaged-texts.ts';

/** Megabytes of source a second of processor time, through the whole cleaning of one document. */
export interface Speed {
  readonly damage: 'undamaged' | 'heavily damaged';
  /** Length of the source in bytes. */
  readonly bytes: number;
  readonly megabytesASecond: number;
  /** Most memory that the process has had up to the end of this measure, in megabytes: it never falls. */
  readonly peakMegabytes: number;
}

/** Shortest time measured, in seconds: shorter texts are cleaned again and again. */
const shortestTime = 0.4;

/**
 * Processor time in seconds for which texts of a size are cleaned before the measure begins: until then the engine is still compiling,
 * and a text of 1 kB takes four times as long. The figures are of a stream of texts, not of a process's first.
 */
const warmUpTime = 3;
/** The same for the first size, with which a kind of damage begins: damaged texts of 1 kB were still getting faster after eight seconds. */
const firstWarmUpTime = 10;

/** Texts of one size that are cleaned in turn: one alone would measure what happens to stand in it. */
const mostPieces = 50;

/** Longer texts warm up by themselves, bytes. */
const longestWarmedUp = 100_000;

/** Processor time of this process so far, in seconds: a busy machine makes little difference to it. */
export function processorSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

const heavy: Omit<Recipe, 'seed'> = { script: 'mirror', density: 0.6, controls: 'drop', fold: 'after' };

/**
 * Clean documents of growing size, put together from texts; the figures of one run compare with each other only.
 *
 * The damaged one is one page: damaged one by one, its parts would have glosses on other characters each, which no mirror
 * makes of a page, and the diagnosis would rightly not call them a mirror's.
 */
export function* measureSpeed(
  cleaner: Cleaner,
  texts: readonly NamedText[],
  sizes: readonly number[],
): Generator<Speed> {
  for (const kind of ['undamaged', 'heavily damaged'] as const) {
    const { text } = damage(asOnePage(texts), { seed: 0, ...(kind === 'undamaged' ? {} : heavy) });
    const page = Buffer.from(`${text}\n`);
    for (const size of sizes) {
      const pieces = piecesOf(page, size);
      let next = 0;
      let bytes = 0;
      const clean = (): void => {
        const piece = pieces[next++ % pieces.length] as Uint8Array;
        bytes += piece.length;
        cleaner.clean({ id: 'bench', file: 'bench', bytes: piece });
      };
      if (size <= longestWarmedUp) {
        const time = size === sizes[0] ? firstWarmUpTime : warmUpTime;
        for (const start = processorSeconds(); processorSeconds() - start < time; ) clean();
      }
      // Whole turns, so that each text counts as often as any other.
      next = 0;
      bytes = 0;
      const start = processorSeconds();
      do for (const _ of pieces) clean();
      while (processorSeconds() - start < shortestTime);
      const seconds = processorSeconds() - start;
      const peakMegabytes = (process.resourceUsage().maxRSS * 1024) / 1e6;
      yield {
        damage: kind,
        bytes: size,
        megabytesASecond: bytes / seconds / 1e6,
        peakMegabytes,
      };
    }
  }
}

/** The blocks of all texts that a mirror could convert, under the first one's metadata. */
function asOnePage(texts: readonly NamedText[]): Document {
  const documents = texts.map(({ document }) => document).filter(({ metadata }) => metadata.script !== 'Hant');
  const [first] = documents;
  if (first === undefined) throw new RangeError('Unexpected texts in Traditional alone, expected a Simplified one');
  return { metadata: first.metadata, blocks: documents.flatMap(({ blocks }) => blocks) };
}

/** Pieces of a text, one after the other, each cut at a character's end near a size in bytes; of a short text the one that it fills over and over. */
function piecesOf(text: Buffer, size: number): Uint8Array[] {
  const pieces: Uint8Array[] = [];
  for (let start = 0; pieces.length < mostPieces && start + size <= text.length; ) {
    const end = endOfCharacter(text, start + size);
    pieces.push(new Uint8Array(text.subarray(start, end)));
    start = end;
  }
  if (pieces.length > 0) return pieces;
  const whole = Buffer.alloc(size + 4, text);
  return [new Uint8Array(whole.subarray(0, endOfCharacter(whole, size)))];
}

function endOfCharacter(text: Buffer, place: number): number {
  let end = place;
  while (((text[end] ?? 0) & 0xc0) === 0x80) end++;
  return end;
}
