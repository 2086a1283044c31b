import type { Cleaner } from '../../cleaning/cleaner.ts';
import { damage, type Recipe } from '../../damage/recipe.ts';
import type { NamedText } from './damaged-texts.ts';

/** Megabytes of source a second of processor time, through the whole cleaning of one document. */
export interface Speed {
  readonly damage: 'undamaged' | 'heavily damaged';
  /** Length of the source in bytes. */
  readonly bytes: number;
  readonly megabytesASecond: number;
}

/** Shortest time measured, in seconds: shorter texts are cleaned again and again. */
const shortestTime = 0.4;

/** Processor time of this process so far, in seconds: a busy machine makes little difference to it. */
export function processorSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

const heavy: Omit<Recipe, 'seed'> = { script: 'mirror', density: 0.6, controls: 'drop', fold: 'after' };

/** Clean documents of growing size, put together from texts; the figures of one run compare with each other only. */
export function* measureSpeed(
  cleaner: Cleaner,
  texts: readonly NamedText[],
  sizes: readonly number[],
): Generator<Speed> {
  for (const kind of ['undamaged', 'heavily damaged'] as const) {
    const parts = texts.map(({ document }, seed) =>
      Buffer.from(damage(document, { seed, ...(kind === 'undamaged' ? {} : heavy) }).text),
    );
    for (const size of sizes) {
      const bytes = ofSize(parts, size);
      const clean = (): void => {
        cleaner.clean({ id: 'bench', file: 'bench', bytes });
      };
      if (size <= 1_000_000) clean();
      const start = processorSeconds();
      let times = 0;
      while (times === 0 || processorSeconds() - start < shortestTime) {
        clean();
        times++;
      }
      const seconds = processorSeconds() - start;
      yield { damage: kind, bytes: bytes.length, megabytesASecond: (bytes.length * times) / seconds / 1e6 };
    }
  }
}

/** Texts one after another, cut at a line's end or else at a character's, near a size in bytes. */
function ofSize(parts: readonly Buffer[], size: number): Uint8Array {
  const taken: Buffer[] = [];
  let length = 0;
  for (let index = 0; length < size; index++) {
    const part = Buffer.concat([parts[index % parts.length] as Buffer, Buffer.from('\n')]);
    taken.push(part);
    length += part.length;
  }
  const whole = Buffer.concat(taken);
  let end = Math.min(size, whole.length);
  while (end < whole.length && ((whole[end] ?? 0) & 0xc0) === 0x80) end++;
  return new Uint8Array(whole.subarray(0, end));
}
