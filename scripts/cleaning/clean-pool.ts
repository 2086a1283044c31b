import { Worker } from 'node:worker_threads';
import { type CleanedFile, type CleanTask, cleanFile } from './clean-file.ts';
import { loadCleaner } from './cleaner.ts';

/** Files sent to a worker at once: few enough that both cores end together, many enough that messages cost nothing. */
const batchSize = 16;

/** Below this number of files, starting workers costs more than they save. */
const smallest = 2 * batchSize;

/** What a text is made of is thrown away behind it: with Node's 16 MB for what is young, a twentieth of the time went into moving it. */
export const resourceLimits = { maxYoungGenerationSizeMb: 64 };

type Answer = { readonly entries: CleanedFile[] } | { readonly failure: { message: string; code?: string } };

/** Clean files on `jobs` cores; the entries come back in the order of the tasks. */
export async function cleanFiles(
  tasks: readonly CleanTask[],
  jobs: number,
  onDone: (count: number) => void,
): Promise<CleanedFile[]> {
  if (tasks.length === 0) return [];
  if (jobs === 1 || tasks.length < smallest) {
    const cleaner = loadCleaner();
    return tasks.map((task) => {
      const entry = cleanFile(task, cleaner);
      onDone(1);
      return entry;
    });
  }
  const entries: CleanedFile[] = new Array(tasks.length);
  let next = 0;
  const workers = Array.from({ length: Math.min(jobs, Math.ceil(tasks.length / batchSize)) }, () => {
    const worker = new Worker(new URL('./clean-worker.ts', import.meta.url), { resourceLimits });
    return new Promise<void>((resolve, reject) => {
      let start = 0;
      const give = () => {
        if (next >= tasks.length) {
          worker.terminate().then(() => resolve(), reject);
          return;
        }
        start = next;
        next += batchSize;
        worker.postMessage(tasks.slice(start, start + batchSize));
      };
      worker.on('message', (answer: Answer) => {
        if ('failure' in answer) {
          worker.terminate();
          reject(Object.assign(new Error(answer.failure.message), { code: answer.failure.code }));
          return;
        }
        for (const [index, entry] of answer.entries.entries()) entries[start + index] = entry;
        onDone(answer.entries.length);
        give();
      });
      worker.on('error', reject);
      give();
    });
  });
  await Promise.all(workers);
  return entries;
}
