/** Builds shards: a task is a folder and the ids of its texts, the answer what was written. Runs in a worker thread. */
import { parentPort, workerData } from 'node:worker_threads';
import { searchRecordOf } from './search-records.ts';
import { abandonShard, ShardWriter, type WrittenShard } from './shard-writer.ts';

export interface ShardTask {
  readonly folder: string;
  readonly ids: readonly string[];
}

/** How many texts were added since the last such message, or the finished shard. */
export type ShardAnswer = { readonly added: number } | { readonly written: WrittenShard };

const { contentDir } = workerData as { contentDir: string };
const recordOf = searchRecordOf(contentDir);
/** Texts between two messages. */
const reportEvery = 100;

async function build({ folder, ids }: ShardTask): Promise<WrittenShard> {
  const shard = await ShardWriter.begin();
  try {
    for (const [index, id] of ids.entries()) {
      await shard.add(recordOf(id));
      if ((index + 1) % reportEvery === 0) answer({ added: reportEvery });
    }
    answer({ added: ids.length % reportEvery });
    return await shard.finish(folder);
  } finally {
    await abandonShard();
  }
}

const answer = (message: ShardAnswer): void => parentPort?.postMessage(message);

parentPort?.on('message', (task: ShardTask) => {
  build(task).then(
    (written) => answer({ written }),
    (error: unknown) => {
      throw error;
    },
  );
});
