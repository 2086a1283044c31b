import { parentPort } from 'node:worker_threads';
import { type CleanTask, cleanFile } from './clean-file.ts';
import { loadCleaner } from './cleaner.ts';

/** A worker thread that cleans the batches of files it is sent, one report entry a file, in order. */
const cleaner = loadCleaner();
parentPort?.on('message', (tasks: CleanTask[]) => {
  try {
    parentPort?.postMessage({ entries: tasks.map((task) => cleanFile(task, cleaner)) });
  } catch (error) {
    const { message, code } = error as NodeJS.ErrnoException;
    parentPort?.postMessage({ failure: { message, code } });
  }
});
