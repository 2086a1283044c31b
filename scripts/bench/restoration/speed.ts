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
 * Processor time in seconds for which short texts are cleaned before the measure begins: until then the engine is still compiling,
 * and a text of 1 kB takes four times as long. The figures are of a stream of texts, not of a process's first.
 */
const warmUpTime = 4;
const warmUpLength = 2000;

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
    const cleanOf = (size: number): { bytes: Uint8Array; clean: () => void } => {
      const bytes = ofSize(Buffer.from(`${text}\n`), size);
      return { bytes, clean: () => void cleaner.clean({ id: 'bench', file: 'bench', bytes }) };
    };
    const warmUp = cleanOf(warmUpLength);
    for (const start = processorSeconds(); processorSeconds() - start < warmUpTime; ) warmUp.clean();
    for (const size of sizes) {
      const { bytes, clean } = cleanOf(size);
      if (size <= 1_000_000) clean();
      const start = processorSeconds();
      let times = 0;
      while (times === 0 || processorSeconds() - start < shortestTime) {
        clean();
        times++;
      }
      const seconds = processorSeconds() - start;
      const peakMegabytes = (process.resourceUsage().maxRSS * 1024) / 1e6;
      yield {
        damage: kind,
        bytes: bytes.length,
        megabytesASecond: (bytes.length * times) / seconds / 1e6,
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

/** A text over and over, cut at a character's end near a size in bytes. */
function ofSize(text: Buffer, size: number): Uint8Array {
  const whole = Buffer.alloc(size + 4, text);
  let end = size;
  while (((whole[end] ?? 0) & 0xc0) === 0x80) end++;
  return new Uint8Array(whole.subarray(0, end));
}
