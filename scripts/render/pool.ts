import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { type RenderedText, type RenderSettings, type RenderTask, textRenderer } from './render-texts.ts';

/** Texts in one task: enough that a call's set-up does not count, few enough that the workers end together. */
const textsATask = 64;

/** Fewer texts are rendered sooner than a worker has started. */
const fewTexts = 16;

/** Tasks that a worker has at hand: the thread that gives them out may be rendering itself when the worker is done with one. */
const tasksAtHand = 3;

/**
 * Let a worker end by itself: Astro has Node make a key for every container, and Node aborts the whole process when a thread is
 * stopped while one is being made.
 */
function ended(worker: Worker): Promise<void> {
  worker.removeAllListeners('exit');
  return new Promise((resolve) => {
    worker.once('exit', () => resolve());
    worker.postMessage([]);
  });
}

/**
 * Render texts: here, and in worker threads beside it unless they are few.
 *
 * @param threads number of threads at most.
 * @throws what a worker threw; the others are stopped.
 */
export async function renderInWorkers(
  tasks: readonly RenderTask[],
  settings: RenderSettings,
  threads: number,
  onRendered: (rendered: readonly RenderedText[]) => void,
): Promise<void> {
  if (tasks.length === 0) return;
  let taken = 0;
  const take = (): readonly RenderTask[] => {
    const part = tasks.slice(taken, taken + textsATask);
    taken += part.length;
    return part;
  };
  const workers: Worker[] = [];
  const work = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const worker = new Worker(new URL('./worker.ts', import.meta.url), {
        workerData: settings,
        // A batch of pages fits: with less, a tenth of the time went into moving half-made pages.
        resourceLimits: { maxYoungGenerationSizeMb: 64 },
      });
      workers.push(worker);
      let atHand = 0;
      const give = (): void => {
        for (; atHand < tasksAtHand; atHand++) {
          const part = take();
          if (part.length === 0) break;
          worker.postMessage(part);
        }
        if (atHand === 0) resolve();
      };
      worker.on('message', (rendered: RenderedText[]) => {
        atHand--;
        onRendered(rendered);
        give();
      });
      worker.on('error', reject);
      worker.on('exit', (code) => reject(new Error(`A render worker ended with code ${code}`)));
      give();
    });
  const workHere = async (): Promise<void> => {
    const renderTexts = await textRenderer(settings);
    for (let part = take(); part.length > 0; part = take()) {
      onRendered(await renderTexts(part));
      // Let the workers be heard.
      await setImmediate();
    }
  };
  const others = tasks.length < fewTexts ? 0 : Math.min(threads, Math.ceil(tasks.length / textsATask)) - 1;
  try {
    await Promise.all([...Array.from({ length: others }, work), workHere()]);
    await Promise.all(workers.map(ended));
  } finally {
    for (const worker of workers) worker.removeAllListeners('exit');
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}
