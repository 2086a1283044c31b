/**
 * Run a command of this project (`node scripts/run.mjs NAME [OPTION …]`), on whatever Node >= 20 started it.
 *
 * Installs the dependencies when they are missing or the lock file has changed since, then hands over to
 * `scripts/NAME.ts` on the Node 24 that the dependencies bring along. Plain JavaScript, because Node 20 cannot run
 * TypeScript; nothing but Node's own modules, because nothing else is there on a fresh clone.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [name, ...options] = process.argv.slice(2);
const script = join(root, 'scripts', `${name}.ts`);

if (name === undefined || !/^[a-z-]+$/.test(name) || !existsSync(script)) {
  console.error(`Unknown command ${JSON.stringify(name ?? '')}: see "scripts" in package.json for the commands.`);
  process.exit(64);
}

const lockFile = readFileSync(join(root, 'package-lock.json'));
const wanted = createHash('sha256').update(lockFile).digest('hex');
const stamp = join(root, 'node_modules', '.chengwen-installed');

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
  console.error('Installing the dependencies (once) …');
  const windows = process.platform === 'win32';
  const installed = spawnSync(
    windows ? 'npm.cmd' : 'npm',
    ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
    {
      cwd: root,
      shell: windows,
      stdio: ['ignore', 2, 2],
    },
  );
  if (installed.status !== 0) {
    console.error(
      'The dependencies could not be installed: see the lines above. Mend that, then run the same command again.',
    );
    process.exit(70);
  }
  writeFileSync(stamp, wanted);
}

// A text's pages are made and thrown away: with Node's 16 MB for what is young, a fifth of a large build went into moving it.
// It begins with that, too: growing to it took a fifth of a small one.
const memory = ['--min-semi-space-size=64', '--max-semi-space-size=64'];
const windowsNode = join(root, 'node_modules', '.bin', 'node.cmd');
const node24 = process.platform === 'win32' ? windowsNode : join(root, 'node_modules', '.bin', 'node');
const child = spawn(existsSync(node24) ? node24 : process.execPath, [...memory, script, ...options], {
  stdio: 'inherit',
  shell: process.platform === 'win32',
  env: {
    ...process.env,
    NODE_NO_WARNINGS: '1',
    // Half of a short command's time was Node's reading of the same TypeScript again.
    NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(root, '.cache', 'compile'),
    PATH: `${join(root, 'node_modules', '.bin')}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH}`,
  },
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => {
  if (signal) process.kill(process.pid, signal);
  else process.exit(code ?? 70);
});
