import { setTimeout as sleep } from 'node:timers/promises';
import { CommandError, exitCode } from '../cli/exit-code.ts';
import { takeLock } from '../cli/lock.ts';

/** Milliseconds between two looks at a lock that another part holds. */
const pause = 250;

/**
 * Take a lock, waiting for whoever holds it: parts of one build take turns where they share a folder.
 *
 * @param what what the other one is doing, for the person who waits.
 * @returns a function that gives the lock back.
 */
export async function waitForLock(file: string, what: string): Promise<() => void> {
  for (let attempt = 0; ; attempt++) {
    try {
      return takeLock(file);
    } catch (error) {
      if (!(error instanceof CommandError) || error.code !== exitCode.alreadyRunning) throw error;
      if (attempt === 0) console.error(`Waiting for ${what} (${file})`);
      await sleep(pause);
    }
  }
}
