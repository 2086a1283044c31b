import { setImmediate } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';

/** Tasks that this thread and workers beside it take from one list, batch by batch. */
export interface SharedWork<Task, Result> {
  readonly tasks: readonly Task[];
  /** Threads beside this one. */
  readonly workers: number;
  /** Tasks that a worker is sent at once, and that this thread takes before it listens to the workers again. */
  readonly batch: number;
  readonly batchHere: number;
  /** A worker answers each batch that it is sent, in order. */
  startWorker(): Worker;
  /** The results in a worker's answer; throws where it is none. */
  resultsIn(answer: unknown): readonly Result[];
  /** What does the work in this thread. */
  here(): Promise<(batch: readonly Task[]) => readonly Result[] | Promise<readonly Result[]>>;
  /** Called for each batch, in whatever order they are done; `start` is the place of its first task. */
  onDone(start: number, results: readonly Result[]): void;
  /** Let a worker end that has no more to do; default: it is stopped. */
  end?(worker: Worker): Promise<unknown>;
}

/** Batches that a worker has at hand: the thread that gives them out may be at work itself when the worker is done with one. */
const batchesAtHand = 3;

/**
 * Do all tasks.
 *
 * @throws what a worker or the work here threw; the workers are stopped.
 */
export async function shareWork<Task, Result>(work: SharedWork<Task, Result>): Promise<void> {
  const { tasks, onDone } = work;
  let next = 0;
  const take = (size: number): { start: number; batch: readonly Task[] } => {
    const start = next;
    next = Math.min(next + size, tasks.length);
    return { start, batch: tasks.slice(start, next) };
  };
  const workers: Worker[] = [];
  const workBeside = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const worker = work.startWorker();
      workers.push(worker);
      const starts: number[] = [];
      const give = (): void => {
        while (starts.length < batchesAtHand) {
          const { start, batch } = take(work.batch);
          if (batch.length === 0) break;
          starts.push(start);
          worker.postMessage(batch);
        }
        if (starts.length === 0) resolve();
      };
      worker.on('message', (answer: unknown) => {
        try {
          onDone(starts.shift() as number, work.resultsIn(answer));
          give();
        } catch (error) {
          reject(error);
        }
      });
      worker.on('error', reject);
      worker.on('exit', (code) => reject(new Error(`A worker ended with code ${code} before its work was done`)));
      give();
    });
  const workHere = async (): Promise<void> => {
    const done = await work.here();
    for (let { start, batch } = take(work.batchHere); batch.length > 0; { start, batch } = take(work.batchHere)) {
      onDone(start, await done(batch));
      // Let the workers be heard.
      await setImmediate();
    }
  };
  try {
    await Promise.all([...Array.from({ length: work.workers }, workBeside), workHere()]);
    for (const worker of workers) worker.removeAllListeners('exit');
    if (work.end !== undefined) await Promise.all(workers.map(work.end));
  } finally {
    // After a failure nobody takes any more.
    next = tasks.length;
    for (const worker of workers) worker.removeAllListeners('exit');
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}
