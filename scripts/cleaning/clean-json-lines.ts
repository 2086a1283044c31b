import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import { Worker } from 'node:worker_threads';
import { cleanLine } from './clean-line.ts';
import { resourceLimits } from './clean-pool.ts';
import { loadCleaner } from './cleaner.ts';
import type { AnsweredBatch, LineBatch } from './json-lines-worker.ts';
import { type Line, linesOf } from './lines-of.ts';

/** A batch is full at so many lines or UTF-16 code units, whichever comes first. */
const batchLines = 64;
const batchLength = 1_000_000;

/** Bytes of one line; cleaning takes about 45 bytes of memory for each (742 MB were measured for 16 MB). */
export const longestLine = 32 * 2 ** 20;

/** Batches under way for each worker: one that it works on, one that waits. */
const batchesAWorker = 2;

/**
 * Clean a stream of documents, one JSON object a line: answers in the order of the lines, a bad line becomes an error line.
 * Holds a few batches in memory, whatever the length of the stream, and reads no faster than the answers are taken.
 *
 * @param jobs cores to use; a stream shorter than a batch is cleaned in this thread.
 */
export async function cleanJsonLines(
  input: Readable,
  output: Writable,
  jobs: number,
): Promise<{ lines: number; errors: number }> {
  const pool = new LinePool(jobs);
  let lines = 0;
  let errors = 0;
  const waiting: Promise<AnsweredBatch>[] = [];
  const write = async (): Promise<void> => {
    const answered = await waiting.shift();
    if (answered === undefined) return;
    errors += answered.errors;
    if (!output.write(answered.output)) await once(output, 'drain');
  };
  try {
    for await (const batch of batchesOf(input)) {
      lines += batch.lines.length;
      const answered = pool.clean(batch);
      // Whoever awaits it sees the error; until then it is no unhandled one.
      answered.catch(() => {});
      waiting.push(answered);
      if (waiting.length >= jobs * batchesAWorker) await write();
    }
    while (waiting.length > 0) await write();
  } finally {
    await pool.close();
  }
  return { lines, errors };
}

async function* batchesOf(input: Readable): AsyncGenerator<LineBatch & { readonly isLast: boolean }> {
  let lines: Line[] = [];
  let length = 0;
  let first = 1;
  for await (const line of linesOf(input, longestLine)) {
    if (typeof line === 'string' && line.trim() === '') continue;
    lines.push(line);
    length += typeof line === 'string' ? line.length : 0;
    if (lines.length < batchLines && length < batchLength) continue;
    yield { first, lines, isLast: false };
    first += lines.length;
    lines = [];
    length = 0;
  }
  if (lines.length > 0) yield { first, lines, isLast: true };
}

/** Workers that are started when there is enough to do; each answers in the order in which it was asked. */
class LinePool {
  readonly #jobs: number;
  readonly #workers: { worker: Worker; asked: PromiseWithResolvers<AnsweredBatch>[] }[] = [];
  #next = 0;

  constructor(jobs: number) {
    this.#jobs = jobs;
  }

  clean({ first, lines, isLast }: LineBatch & { readonly isLast: boolean }): Promise<AnsweredBatch> {
    if (isLast && this.#workers.length === 0) return Promise.resolve(cleanHere({ first, lines }));
    if (this.#workers.length < this.#jobs) this.#start();
    const one = this.#workers[this.#next++ % this.#workers.length];
    if (one === undefined) throw new RangeError('Unexpected number of jobs, expected at least 1');
    const answer = Promise.withResolvers<AnsweredBatch>();
    one.asked.push(answer);
    one.worker.postMessage({ first, lines } satisfies LineBatch);
    return answer.promise;
  }

  #start(): void {
    const asked: PromiseWithResolvers<AnsweredBatch>[] = [];
    const worker = new Worker(new URL('./json-lines-worker.ts', import.meta.url), { resourceLimits });
    worker.on('message', (answered: AnsweredBatch) => asked.shift()?.resolve(answered));
    worker.on('error', (error) => {
      for (const { reject } of asked) reject(error);
    });
    this.#workers.push({ worker, asked });
  }

  async close(): Promise<void> {
    await Promise.all(this.#workers.map(({ worker }) => worker.terminate()));
  }
}

function cleanHere({ first, lines }: LineBatch): AnsweredBatch {
  const cleaner = loadCleaner();
  const answers = lines.map((line, index) => cleanLine(line, first + index, cleaner));
  const output = answers.map((answer) => `${JSON.stringify(answer)}\n`).join('');
  return { output, errors: answers.filter((answer) => 'error' in answer).length };
}
