import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { CommandError, exitCode } from './exit-code.ts';

/**
 * Take a lock file, so that no two builds write to one folder.
 *
 * A lock whose process is gone is taken over.
 *
 * @returns a function that gives the lock back.
 * @throws CommandError (75) when another process that is alive holds it.
 */
export function takeLock(file: string): () => void {
  mkdirSync(dirname(file), { recursive: true });
  for (let attempt = 0; ; attempt++) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' });
      const release = () => rmSync(file, { force: true });
      process.once('exit', release);
      return () => {
        process.off('exit', release);
        release();
      };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const holder = Number(readFileSync(file, 'utf8'));
      if (attempt > 0 || isAlive(holder)) {
        throw new CommandError(
          exitCode.alreadyRunning,
          `Another build (process ${holder}) is writing here. Wait until it has ended, or end it, and run the command again. Its lock: ${file}`,
        );
      }
      rmSync(file, { force: true });
    }
  }
}

/** The lock of whoever builds a site: beside its folder, which is replaced as a whole. */
export function siteLock(outDir: string): string {
  return join(dirname(outDir), `.${basename(outDir)}.lock`);
}

function isAlive(processId: number): boolean {
  if (!Number.isInteger(processId) || processId <= 0) return false;
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
