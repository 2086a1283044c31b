/** Builds shards: a task says what a shard is to hold, the answer is that it does. Runs in a worker thread. */
import { parentPort, workerData } from 'node:worker_threads';
import { searchRecordOf } from './search-records.ts';
import { buildShard, type ShardTask } from './shard-builder.ts';
import { readState } from './shard-state.ts';

/** How many texts were added since the last such message, or that the shard is finished. */
export type ShardAnswer = { readonly added: number } | { readonly finished: true };

const { contentDir } = workerData as { contentDir: string };
const recordOf = searchRecordOf(contentDir);
/** Texts between two messages. */
const reportEvery = 100;

const answer = (message: ShardAnswer): void => parentPort?.postMessage(message);

parentPort?.on('message', (task: ShardTask) => {
  let added = 0;
  buildShard(task, readState(task.folder), recordOf, () => {
    if (++added % reportEvery === 0) answer({ added: reportEvery });
  });
  answer({ added: added % reportEvery });
  answer({ finished: true });
});
