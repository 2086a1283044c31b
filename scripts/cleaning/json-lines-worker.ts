import { parentPort } from 'node:worker_threads';
import { cleanLine } from './clean-line.ts';
import { loadCleaner } from './cleaner.ts';
import type { Line } from './lines-of.ts';

/** A worker thread that cleans batches of lines: the answers come back as one text, a line each, in order. */
const cleaner = loadCleaner();

export interface LineBatch {
  /** Number of the first line, from 1. */
  readonly first: number;
  readonly lines: readonly Line[];
}

export interface AnsweredBatch {
  readonly output: string;
  readonly errors: number;
}

parentPort?.on('message', ({ first, lines }: LineBatch) => {
  let errors = 0;
  let output = '';
  for (const [index, line] of lines.entries()) {
    const answer = cleanLine(line, first + index, cleaner);
    if ('error' in answer) errors++;
    output += `${JSON.stringify(answer)}\n`;
  }
  const answered: AnsweredBatch = { output, errors };
  parentPort?.postMessage(answered);
});
