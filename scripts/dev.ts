import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { cleanArchive } from './cleaning/clean-archive.ts';
import { printReport } from './cleaning/print-report.ts';
import { command, positiveInteger, runCommand } from './cli/command.ts';
import { type ExitCode, exitCode } from './cli/exit-code.ts';

const program = command('dev', 'Clean the sources once, then show the site while its components are being changed.')
  .option('--sources <dir>', 'folder with the source texts', 'content/sources')
  .option('--content <dir>', 'folder for texts and changes', 'content')
  .option('--port <number>', 'port to listen on', positiveInteger, 4321);

await runCommand(program, async () => {
  const { sources, content, port } = program.opts<{ sources: string; content: string; port: number }>();
  printReport(await cleanArchive({ sourcesDir: resolve(sources), contentDir: resolve(content) }));
  const astro = spawn('node_modules/.bin/astro', ['dev', '--port', String(port)], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, CHENGWEN_CONTENT: resolve(content), CHENGWEN_SOURCES: resolve(sources) },
  });
  return new Promise<ExitCode>((done, failed) => {
    astro.on('error', failed);
    astro.on('exit', (code) => done(code === 0 || code === null ? exitCode.published : exitCode.ourFault));
  });
});
