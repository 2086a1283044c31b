import { build } from './build.ts';
import { command, positiveInteger, runCommand } from './cli/command.ts';
import { exitCode } from './cli/exit-code.ts';
import { preview } from './preview.ts';

const program = command(
  'start',
  'Clean the sources in content/sources, build the site into dist, serve it and print its address.',
).option('--port <number>', 'port to listen on; the next free one when it is taken', positiveInteger, 4321);

await runCommand(program, async () => {
  const { port } = program.opts<{ port: number }>();
  const code = await build({ sources: 'content/sources', out: 'dist', base: '/' });
  if (code !== exitCode.published && code !== exitCode.someSetAside) return code;
  await preview({ site: 'dist', port });
  process.exit(exitCode.published);
});
