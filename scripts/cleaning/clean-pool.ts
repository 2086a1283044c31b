import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { type CleanedFile, type CleanTask, cleanFile } from './clean-file.ts';
import { loadCleaner } from './cleaner.ts';

/** Files sent to a worker at once: few enough that both cores end together, many enough that messages cost nothing. */
const batchSize = 16;

/** Batches that a worker has at hand: the thread that gives them out may be cleaning a book itself when one is done. */
const batchesAtHand = 3;

/** Files that the thread cleans that gives them out, before it listens again. */
const batchHere = 4;

/** Below this number of files, starting workers costs more than they save. */
const smallest = 2 * batchSize;

/** What a text is made of is thrown away behind it: with Node's 16 MB for what is young, a twentieth of the time went into moving it. */
export const resourceLimits = { maxYoungGenerationSizeMb: 64 };

type Answer = { readonly entries: CleanedFile[] } | { readonly failure: { message: string; code?: string } };

/** Clean files here, and unless they are few in workers beside, on `jobs` cores; the entries come back in the order of the tasks. */
export async function cleanFiles(
  tasks: readonly CleanTask[],
  jobs: number,
  onDone: (count: number) => void,
): Promise<CleanedFile[]> {
  if (tasks.length === 0) return [];
  const entries: CleanedFile[] = new Array(tasks.length);
  let next = 0;
  const take = (size: number): { start: number; batch: readonly CleanTask[] } => {
    const start = next;
    next = Math.min(next + size, tasks.length);
    return { start, batch: tasks.slice(start, next) };
  };
  const note = (start: number, cleaned: readonly CleanedFile[]): void => {
    for (const [index, entry] of cleaned.entries()) entries[start + index] = entry;
    onDone(cleaned.length);
  };
  const workers: Worker[] = [];
  const work = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const worker = new Worker(new URL('./clean-worker.ts', import.meta.url), { resourceLimits });
      workers.push(worker);
      const starts: number[] = [];
      const give = (): void => {
        while (starts.length < batchesAtHand) {
          const { start, batch } = take(batchSize);
          if (batch.length === 0) break;
          starts.push(start);
          worker.postMessage(batch);
        }
        if (starts.length === 0) resolve();
      };
      worker.on('message', (answer: Answer) => {
        if ('failure' in answer) {
          reject(Object.assign(new Error(answer.failure.message), { code: answer.failure.code }));
          return;
        }
        note(starts.shift() as number, answer.entries);
        give();
      });
      worker.on('error', reject);
      give();
    });
  const workHere = async (): Promise<void> => {
    const cleaner = loadCleaner();
    for (let { start, batch } = take(batchHere); batch.length > 0; { start, batch } = take(batchHere)) {
      note(
        start,
        batch.map((task) => cleanFile(task, cleaner)),
      );
      // Let the workers be heard.
      await setImmediate();
    }
  };
  const others = tasks.length < smallest ? 0 : Math.min(jobs, Math.ceil(tasks.length / batchSize)) - 1;
  try {
    await Promise.all([...Array.from({ length: others }, work), workHere()]);
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
  return entries;
}
