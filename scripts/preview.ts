import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { command, positiveInteger, runCommand } from './cli/command.ts';
import { CommandError, exitCode } from './cli/exit-code.ts';
import { serve } from './site/serve.ts';

interface Options {
  site: string;
  base?: string;
  port: number;
}

/** Serve a built site until the process is ended, and print its address. */
export async function preview({ site, base, port }: Options): Promise<void> {
  const siteDir = resolve(site);
  if (!existsSync(join(siteDir, 'index.html'))) {
    throw new CommandError(
      exitCode.usage,
      `There is no built site in ${JSON.stringify(site)}; run npm run build -- --out ${site} first, or name another folder with --site`,
    );
  }
  const { url } = await listen(siteDir, base ?? builtBase(siteDir), port);
  console.log(`${url}\nPress Ctrl+C to end.`);
  await new Promise<void>((done) => {
    process.once('SIGINT', done);
    process.once('SIGTERM', done);
  });
}

/** Listen on the port asked for, or on the next free one. */
async function listen(siteDir: string, base: string, port: number) {
  for (let next = port; ; next++) {
    try {
      return await serve({ siteDir, base, port: next });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE' || next >= port + 100) throw error;
    }
  }
}

/** The base path that a site was built for, as its front page's style sheet shows it. */
function builtBase(siteDir: string): string {
  const html = readFileSync(join(siteDir, 'index.html'), 'utf8');
  return /<link rel="stylesheet" href="([^"]*\/)assets\//.exec(html)?.[1] ?? '/';
}

if (import.meta.main) {
  const program = command('preview', 'Serve a built site on this machine, as a static host would.')
    .option('--site <dir>', 'folder of the built site', 'dist')
    .option('--base <path>', 'base path that it was built for (default: read off the site)')
    .option('--port <number>', 'port to listen on; the next free one when it is taken', positiveInteger, 4321);
  await runCommand(program, async () => {
    await preview(program.opts<Options>());
    process.exit(exitCode.published);
  });
}
