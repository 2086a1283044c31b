/** Runs commands as child processes and says what they cost. */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a command cost, its own child processes included. */
export interface Cost {
  /** Seconds on the clock. */
  readonly wall: number;
  /** Seconds of processor time, user and system. */
  readonly cpu: number;
  /** Highest memory of its largest process, MB. */
  readonly peakMegabytes: number;
}

const timeCommand = '/usr/bin/time';

/**
 * Run a command to its end.
 *
 * Processor time and memory come from GNU time; without it (`apt install time`) they are not a number.
 *
 * @throws when it ends with a code that is not among `accepted`, with what it said; or when it takes longer than
 * `mostSeconds` on the clock: it is stopped then, with the processes it started.
 */
export async function measured(
  command: readonly string[],
  options: {
    readonly cwd?: string;
    readonly env?: Record<string, string>;
    readonly accepted?: readonly number[];
    readonly mostSeconds?: number;
  } = {},
): Promise<Cost> {
  const figures = join(tmpdir(), `chengwen-cost-${process.pid}-${Math.random().toString(36).slice(2)}`);
  const hasTime = existsSync(timeCommand);
  const whole = hasTime ? [timeCommand, '-f', '%U %S %M', '-o', figures, ...command] : [...command];
  const [program = '', ...args] = whole;
  const started = performance.now();
  let isLate = false;
  const { code, said } = await new Promise<{ code: number | null; said: string }>((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: options.cwd,
      env: {
        ...process.env,
        NODE_NO_WARNINGS: '1',
        NODE_COMPILE_CACHE: join(tmpdir(), 'chengwen-bench-compiled'),
        ...options.env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
      // Leader of a group of its own, so that all of it can be stopped.
      detached: options.mostSeconds !== undefined,
    });
    const stop = (): void => {
      isLate = true;
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    };
    // A group of its own hears nothing of an interrupted bench.
    const interrupted = (): void => {
      stop();
      process.exit(130);
    };
    if (options.mostSeconds !== undefined) process.once('SIGINT', interrupted);
    const late = options.mostSeconds === undefined ? undefined : setTimeout(stop, options.mostSeconds * 1000);
    let said = '';
    const listen = (text: Buffer): void => {
      said = (said + text).slice(-20_000);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.on('error', reject);
    child.on('close', (code) => {
      clearTimeout(late);
      process.off('SIGINT', interrupted);
      resolve({ code, said });
    });
  });
  const wall = (performance.now() - started) / 1000;
  if (isLate) throw new Error(`${command.join(' ')} did not end within ${options.mostSeconds} seconds`);
  if (!(options.accepted ?? [0]).includes(code ?? -1))
    throw new Error(`${command.join(' ')} ended with ${code}:\n${said}`);
  if (!hasTime) return { wall, cpu: Number.NaN, peakMegabytes: Number.NaN };
  const lines = readFileSync(figures, 'utf8').trim().split('\n');
  rmSync(figures);
  const [user = 0, system = 0, kilobytes = 0] = (lines.at(-1) ?? '').split(' ').map(Number);
  return { wall, cpu: user + system, peakMegabytes: kilobytes / 1000 };
}

/** Files and bytes of folders, each content counted once a name. */
export function folderSize(...folders: readonly string[]): { files: number; megabytes: number } {
  let files = 0;
  let bytes = 0;
  for (const folder of folders) {
    if (!existsSync(folder)) continue;
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      files++;
      bytes += statSync(join(entry.parentPath, entry.name)).size;
    }
  }
  return { files, megabytes: bytes / 1e6 };
}
