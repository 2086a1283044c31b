import { Worker } from 'node:worker_threads';
import { shareWork } from '../cli/share-work.ts';
import { type CleanedFile, type CleanTask, cleanFile } from './clean-file.ts';
import { loadCleaner } from './cleaner.ts';

/** Files sent to a worker at once: few enough that both cores end together, many enough that messages cost nothing. */
const batch = 16;

/** Files that the thread cleans that gives them out, before it listens again. */
const batchHere = 4;

/** Below this number of files, starting workers costs more than they save. */
const smallest = 2 * batch;

/** What a text is made of is thrown away behind it: with Node's 16 MB for what is young, a twentieth of the time went into moving it. */
export const resourceLimits = { maxYoungGenerationSizeMb: 64 };

type Answer = { readonly entries: CleanedFile[] } | { readonly failure: { message: string; code?: string } };

/** Clean files here, and unless they are few in workers beside, on `jobs` cores; the entries come back in the order of the tasks. */
export async function cleanFiles(
  tasks: readonly CleanTask[],
  jobs: number,
  onDone: (count: number) => void,
): Promise<CleanedFile[]> {
  const entries: CleanedFile[] = new Array(tasks.length);
  if (tasks.length === 0) return entries;
  await shareWork<CleanTask, CleanedFile>({
    tasks,
    workers: tasks.length < smallest ? 0 : Math.min(jobs, Math.ceil(tasks.length / batch)) - 1,
    batch,
    batchHere,
    startWorker: () => new Worker(new URL('./clean-worker.ts', import.meta.url), { resourceLimits }),
    resultsIn: (message) => {
      const answer = message as Answer;
      if ('failure' in answer) throw Object.assign(new Error(answer.failure.message), { code: answer.failure.code });
      return answer.entries;
    },
    here: async () => {
      const cleaner = loadCleaner();
      return (files) => files.map((task) => cleanFile(task, cleaner));
    },
    onDone: (start, cleaned) => {
      for (const [index, entry] of cleaned.entries()) entries[start + index] = entry;
      onDone(cleaned.length);
    },
  });
  return entries;
}
