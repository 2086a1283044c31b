import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { type SharedWork, shareWork } from './share-work.ts';

/** Doubles numbers; -1 fails, -2 ends. The first batch is a worker's. */
const doubling = `
  const { parentPort } = require('node:worker_threads');
  parentPort.on('message', (batch) => {
    if (batch.includes(-1)) throw new Error('no number');
    if (batch.includes(-2)) process.exit(3);
    parentPort.postMessage(batch.map((number) => 2 * number));
  });`;

function share(tasks: readonly number[], more: Partial<SharedWork<number, number>> = {}): Promise<number[]> {
  const results: number[] = [];
  return shareWork<number, number>({
    tasks,
    workers: 2,
    batch: 5,
    batchHere: 3,
    startWorker: () => new Worker(doubling, { eval: true }),
    resultsIn: (answer) => answer as number[],
    here: async () => (batch) => batch.map((number) => 2 * number),
    onDone: (start, done) => {
      for (const [index, result] of done.entries()) results[start + index] = result;
    },
    ...more,
  }).then(() => results);
}

const numbers = Array.from({ length: 200 }, (_, number) => number);
const doubled = numbers.map((number) => 2 * number);

/** Work here that waits, so that the workers take most. */
const slowly: Partial<SharedWork<number, number>> = {
  here: async () => async (batch) => {
    await new Promise((resolve) => setTimeout(resolve, 20));
    return batch.map((number) => 2 * number);
  },
};

test.each([
  ['with workers', {}],
  ['by workers for the most part', slowly],
  ['here alone', { workers: 0 }],
])('does each task once: %s', async (_, more) => {
  expect(await share(numbers, more)).toEqual(doubled);
});

test.each([
  ['a worker throws', [-1, ...numbers], 'no number'],
  ['a worker ends too early', [-2, ...numbers], 'code 3'],
])('fails where %s', async (_, tasks, message) => {
  await expect(share(tasks, slowly)).rejects.toThrow(message);
});

test('takes no further task where the work here fails', async () => {
  let batches = 0;
  const here = async () => () => {
    batches++;
    throw new Error('full disk');
  };
  await expect(share(numbers, { here, workers: 0 })).rejects.toThrow('full disk');
  expect(batches).toBe(1);
});
