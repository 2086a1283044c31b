import { Worker } from 'node:worker_threads';
import { shareWork } from '../cli/share-work.ts';
import { type RenderedText, type RenderSettings, type RenderTask, textRenderer } from './render-texts.ts';

/** Texts in one task: enough that a call's set-up does not count, few enough that the workers end together. */
const textsATask = 64;

/** Fewer texts are rendered sooner than a worker has started. */
const fewTexts = 16;

/**
 * Let a worker end by itself: Astro has Node make a key for every container, and Node aborts the whole process when a thread is
 * stopped while one is being made.
 */
function ended(worker: Worker): Promise<void> {
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
  await shareWork<RenderTask, RenderedText>({
    tasks,
    workers: tasks.length < fewTexts ? 0 : Math.min(threads, Math.ceil(tasks.length / textsATask)) - 1,
    batch: textsATask,
    batchHere: textsATask,
    startWorker: () =>
      new Worker(new URL('./worker.ts', import.meta.url), {
        workerData: settings,
        // A batch of pages fits: with less, a tenth of the time went into moving half-made pages.
        resourceLimits: { maxYoungGenerationSizeMb: 64 },
      }),
    resultsIn: (answer) => answer as RenderedText[],
    here: () => textRenderer(settings),
    onDone: (_, rendered) => onRendered(rendered),
    end: ended,
  });
}
