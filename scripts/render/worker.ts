/** Renders texts: a task is a list of texts, the answer what was written for each. Runs in a worker thread. */
import { parentPort, workerData } from 'node:worker_threads';
import { type RenderSettings, type RenderTask, textRenderer } from './render-texts.ts';

const renderTexts = await textRenderer(workerData as RenderSettings);

const port = parentPort;
if (port === null) throw new Error('worker.ts runs in a worker thread only');
port.on('message', (tasks: RenderTask[]) => {
  // No tasks: there is nothing more to do.
  if (tasks.length === 0) {
    port.close();
    return;
  }
  renderTexts(tasks).then(
    (rendered) => port.postMessage(rendered),
    (error: unknown) => {
      const ids = tasks.map(({ id }) => id).join(', ');
      throw new Error(`Rendering failed among the texts ${ids}`, { cause: error });
    },
  );
});
