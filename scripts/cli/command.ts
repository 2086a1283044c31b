import { Command, CommanderError } from 'commander';
import { CommandError, type ExitCode, exitCode } from './exit-code.ts';

/** A command line with the project's manners: `--help` on standard output, an unknown option is exit code 64. */
export function command(name: string, description: string): Command {
  return new Command(name)
    .description(description)
    .usage('[options]')
    .helpOption('-h, --help', 'show this help')
    .showHelpAfterError(`(npm run ${name} -- --help shows the options)`)
    .allowExcessArguments(false)
    .exitOverride();
}

/** Run a command's work, and end the process with its exit code and a message a person can act on. */
export async function runCommand(program: Command, work: () => Promise<ExitCode>): Promise<void> {
  try {
    program.parse();
    process.exitCode = await work();
  } catch (error) {
    process.exitCode = report(error);
  }
}

function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : exitCode.usage;
  if (error instanceof CommandError) {
    console.error(error.message);
    return error.code;
  }
  const code = systemCodeOf(error);
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    console.error(
      `The disk is full: ${(error as Error).message}. What was there before is whole; free some room and run the command again.`,
    );
    return exitCode.inputOutput;
  }
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    console.error(`Not allowed: ${(error as Error).message}. Check the rights of that folder, or name another one.`);
    return exitCode.cannotCreateOutput;
  }
  if (code !== undefined) {
    console.error(`Reading or writing failed: ${(error as Error).message}`);
    return exitCode.inputOutput;
  }
  console.error('This is an error of ours; please report it with these lines:');
  console.error(error);
  return exitCode.ourFault;
}

/** The operating system's code for an error, also where a worker or Pagefind passed it on in an error of its own. */
function systemCodeOf(error: unknown): string | undefined {
  for (let one = error; one instanceof Error; one = one.cause) {
    const { code } = one as NodeJS.ErrnoException;
    if (code !== undefined && /^E[A-Z]+$/.test(code)) return code;
    if (/No space left on device|ENOSPC/.test(one.message)) return 'ENOSPC';
  }
  return undefined;
}

/** Parse a whole number of at least 1 for commander. */
export function positiveInteger(value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1) {
    throw new CommandError(
      exitCode.usage,
      `Unexpected ${JSON.stringify(value)}, expected a whole number of at least 1`,
    );
  }
  return number;
}

/** A part `index` (1-based) of `total`, written `I/N`. */
export interface Shard {
  readonly index: number;
  readonly total: number;
}

/** A shard's name in names of files: `2-of-4`. */
export function nameOfShard({ index, total }: Shard): string {
  return `${index}-of-${total}`;
}

export function shard(value: string): Shard {
  const match = /^(\d{1,6})\/(\d{1,6})$/.exec(value);
  const index = Number(match?.[1]);
  const total = Number(match?.[2]);
  if (!match || index < 1 || index > total) {
    throw new CommandError(
      exitCode.usage,
      `Unexpected shard ${JSON.stringify(value)}, expected I/N with 1 <= I <= N, such as 2/4`,
    );
  }
  return { index, total };
}
