import { spawnSync } from 'node:child_process';
import { command, runCommand } from './cli/command.ts';
import { exitCode } from './cli/exit-code.ts';

const program = command(
  'check',
  'Check format, lint rules and types; change nothing. With --write, format and mend what can be mended.',
).option('--write', 'format the files and apply safe fixes first');

await runCommand(program, async () => {
  const write = program.opts<{ write?: boolean }>().write === true;
  const checks: [name: string, tool: string, ...args: string[]][] = [
    ['format and lint', 'biome', 'check', '--error-on-warnings', ...(write ? ['--write'] : []), '.'],
    [
      'format of components',
      'prettier',
      write ? '--write' : '--check',
      '--log-level=warn',
      '--no-error-on-unmatched-pattern',
      'src/**/*.astro',
    ],
    ['types', 'tsc', '--noEmit', '-p', '.'],
    ['types of components', 'astro', 'check', '--minimumFailingSeverity', 'warning'],
  ];
  let failed = 0;
  for (const [name, tool, ...args] of checks) {
    const { status, error } = spawnSync(`node_modules/.bin/${tool}`, args, {
      stdio: 'inherit',
      shell: process.platform === 'win32',
    });
    if (error) throw error;
    console.error(`${status === 0 ? 'ok    ' : 'failed'} ${name}`);
    if (status !== 0) failed++;
  }
  return failed === 0 ? exitCode.published : exitCode.someSetAside;
});
