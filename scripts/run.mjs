/**
 * Run a command of this project (`node scripts/run.mjs NAME [OPTION …]`), on whatever Node >= 20 started it.
 *
 * Installs the dependencies when they are missing or the lock file has changed since, then hands over to
 * `scripts/NAME.ts` on the Node 24 that the dependencies bring along. Plain JavaScript, because Node 20 cannot run
 * TypeScript; nothing but Node's own modules, because nothing else is there on a fresh clone.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { closeSync, existsSync, openSync, readFileSync, readSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [name, ...options] = process.argv.slice(2);
const script = join(root, 'scripts', `${name}.ts`);

if (name === undefined || !/^[a-z-]+$/.test(name) || !existsSync(script)) {
  console.error(`Unknown command ${JSON.stringify(name ?? '')}: see "scripts" in package.json for the commands.`);
  process.exit(64);
}

const windows = process.platform === 'win32';
const lockFile = readFileSync(join(root, 'package-lock.json'));
const wanted = createHash('sha256').update(lockFile).digest('hex');
const stamp = join(root, 'node_modules', '.chengwen-installed');

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
  console.error('Installing the dependencies (once) …');
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
const node24 = windows ? windowsNode : join(root, 'node_modules', '.bin', 'node');

/** Start a script on Node 24. */
function start(file, options, stdio) {
  return spawn(existsSync(node24) ? node24 : process.execPath, [...memory, file, ...options], {
    stdio,
    shell: windows,
    env: {
      ...process.env,
      NODE_NO_WARNINGS: '1',
      // Half of a short command's time was Node's reading of the same TypeScript again.
      NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(root, '.cache', 'compile'),
      PATH: `${join(root, 'node_modules', '.bin')}${windows ? ';' : ':'}${process.env.PATH}`,
    },
  });
}

/** A command's modules in one file (see `scripts/cli/bundle-command.ts`), where it was made from the files as they are. */
function isCurrent(bundle) {
  try {
    const descriptor = openSync(bundle, 'r');
    const head = Buffer.alloc(1 << 17);
    const length = readSync(descriptor, head);
    closeSync(descriptor);
    const modules = JSON.parse(head.toString('utf8', '// '.length, head.subarray(0, length).indexOf('\n')));
    return modules.every((module) => {
      const [path, stamp] = module.split(/ (?=[^ ]+$)/);
      const { size, mtimeMs, ctimeMs } = statSync(join(root, path));
      return stamp === `${size}.${mtimeMs}.${ctimeMs}`;
    });
  } catch {
    return false;
  }
}

// A build of one changed text spent a tenth of its time on finding and reading its 500 modules.
const bundle = name === 'build' ? join(root, '.cache', 'program', `${name}.mjs`) : undefined;
const isBundled = bundle !== undefined && isCurrent(bundle);
const children = [start(isBundled ? bundle : script, options, 'inherit')];
// For the next time, unless this time is over sooner; whatever goes wrong with it, this time is none the worse.
if (bundle !== undefined && !isBundled)
  children.push(start(join(root, 'scripts', 'cli', 'bundle-command.ts'), [name, bundle], 'ignore'));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, () => {
    for (const child of children) child.kill(signal);
  });
children[0].on('exit', (code, signal) => {
  for (const child of children.slice(1)) child.kill();
  if (signal) process.kill(process.pid, signal);
  else process.exit(code ?? 70);
});
