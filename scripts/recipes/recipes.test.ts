/**
 * The recipes for several machines, run for real: four parts, one killed in the middle, done again, joined. The site is the
 * single build's, byte for byte. A recipe whose scheduler is not installed is left out with a plain line.
 *
 * RECIPE_SOURCES names a larger folder of sources than the embedded sample.
 */
import { type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stepCache } from '../site/build-site.ts';
import { listing } from '../test-support/listing.ts';
import { runWorkflow } from './run-workflow.ts';

const isInstalled = (program: string): boolean =>
  spawnSync('sh', ['-c', `command -v ${program}`], { stdio: 'ignore' }).status === 0;
const hasParallel = isInstalled('parallel');
const hasSlurm = process.getuid?.() === 0 && ['slurmctld', 'slurmd', 'munged'].every(isInstalled);
if (!hasParallel) console.warn('GNU parallel is not installed: its recipe is left out.');
if (!hasSlurm) console.warn('Slurm is not installed, or this is not root: the recipe of a Slurm array is left out.');

const folder = mkdtempSync(join(tmpdir(), 'chengwen-recipes-'));
const sources = resolve(process.env['RECIPE_SOURCES'] ?? 'content/sources');
const timeout = 600_000;

/** Environment of a recipe: folders of its own. */
const environment = (name: string): NodeJS.ProcessEnv => ({
  ...process.env,
  SOURCES: sources,
  CONTENT: join(folder, name, 'content'),
  SITE: join(folder, name, 'site'),
  LOGS: join(folder, name, 'logs'),
  CHENGWEN_CACHE: join(folder, name, 'cache'),
});
const run = (command: string, parts: readonly string[], env: NodeJS.ProcessEnv): SpawnSyncReturns<string> =>
  spawnSync(command, parts, { env, encoding: 'utf8' });

/** Wait for a lock and say which process holds it: so one learns that a part is at work. */
async function holderOf(lock: string): Promise<number> {
  const begun = Date.now();
  while (Date.now() - begun < timeout / 2) {
    const holder = existsSync(lock) ? Number(readFileSync(lock, 'utf8')) : 0;
    if (holder > 0) return holder;
    await sleep(5);
  }
  throw new Error(`No part took ${lock}`);
}

beforeAll(() => {
  const { SITE = '', CONTENT = '', ...env } = environment('single');
  const built = run('npm', ['run', 'build', '--', '--sources', sources, '--content', CONTENT, '--out', SITE], env);
  expect(built.stderr).toContain('The site is in');
}, timeout);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What Astro's own build makes depends on no text, and takes longer than all the rest: taken from the single build. */
function giveAstroPages(cacheDir: string, site: string): void {
  const made = join(stepCache(join(folder, 'single/cache'), 'render', join(folder, 'single/site')), 'astro');
  cpSync(made, join(stepCache(cacheDir, 'render', site), 'astro'), { recursive: true });
}

function expectSingleBuild(name: string): void {
  expect(listing(join(folder, name, 'site'))).toEqual(listing(join(folder, 'single/site')));
}

test.runIf(hasParallel)(
  'GNU parallel: a part is killed in each round, the same command goes on',
  async () => {
    const env = environment('parallel');
    giveAstroPages(join(folder, 'parallel/cache'), join(folder, 'parallel/site'));
    for (const lock of ['content/.lock-2-of-4', 'site.shards/.lock-3-of-4']) {
      const running = spawn('scripts/recipes/parallel.sh', ['4'], { env, stdio: 'ignore' });
      const ended = new Promise<number | null>((done) => running.once('close', done));
      process.kill(await holderOf(join(folder, 'parallel', lock)), 'SIGKILL');
      expect(await ended).not.toBe(0);
      const [joining, missing] = lock.startsWith('content')
        ? ['texts', 'Missing: part 2-of-4']
        : ['site', 'Missing: part 3-of-4'];
      const refused = run('scripts/recipes/join.sh', [joining], env);
      expect([refused.status, refused.stderr]).toEqual([65, expect.stringContaining(missing)]);
    }
    const finished = run('scripts/recipes/parallel.sh', ['4'], env);
    expect(finished.status).toBe(0);
    expect(finished.stderr).toContain('4 parts were joined');
    expectSingleBuild('parallel');
  },
  timeout,
);

test.runIf(hasSlurm)(
  'Slurm: a task is requeued while it cleans, another is killed while it builds and run again alone',
  async () => {
    const slurm = join(folder, 'slurm');
    mkdirSync(join(slurm, 'logs'), { recursive: true });
    giveAstroPages(join(slurm, 'cache'), join(slurm, 'site'));
    const env = {
      ...environment('slurm'),
      SLURM_CONF: join(slurm, 'node/slurm.conf'),
      SBATCH_OUTPUT: join(slurm, 'logs/%x-%A-%a.out'),
    };
    const states = (job: string): string[] =>
      [...run('scontrol', ['--oneliner', 'show', 'job', job], env).stdout.matchAll(/JobState=(\S+)/g)].map(
        ([, state = '']) => state,
      );
    const untilEnded = async (job: string): Promise<string[]> => {
      while (
        states(job).some((state) => ['PENDING', 'RUNNING', 'COMPLETING', 'REQUEUED', 'CONFIGURING'].includes(state))
      )
        await sleep(200);
      return states(job);
    };
    expect(run('scripts/recipes/slurm/one-node.sh', ['start', join(slurm, 'node')], env)).toMatchObject({ status: 0 });
    try {
      const submitted = run('scripts/recipes/slurm/submit.sh', ['4'], env);
      const [clean = '', texts = '', build = '', site = ''] = submitted.stdout.trim().split(' ');
      await holderOf(join(slurm, 'content/.lock-2-of-4'));
      expect(run('scontrol', ['requeue', `${clean}_2`], env)).toMatchObject({ status: 0 });
      // Slurm lets a requeued job wait for two minutes.
      await sleep(1000);
      run('scontrol', ['update', `JobId=${clean}_2`, 'StartTime=now'], env);
      expect(await untilEnded(clean)).toEqual(Array(4).fill('COMPLETED'));
      expect(await untilEnded(texts)).toEqual(['COMPLETED']);
      process.kill(await holderOf(join(slurm, 'site.shards/.lock-3-of-4')), 'SIGKILL');
      expect((await untilEnded(build)).sort()).toEqual(['COMPLETED', 'COMPLETED', 'COMPLETED', 'FAILED']);
      run('scancel', [site], env);
      const refused = run('scripts/recipes/join.sh', ['site'], env);
      expect([refused.status, refused.stderr]).toEqual([65, expect.stringContaining('run build --shard 3/4')]);
      const again = ['--parsable', '--array=3', 'scripts/recipes/slurm/part.sbatch', 'build', '4'];
      expect(await untilEnded(run('sbatch', again, env).stdout.trim())).toEqual(['COMPLETED']);
      const joined = run('sbatch', ['--parsable', 'scripts/recipes/slurm/join.sbatch', 'site'], env).stdout.trim();
      expect(await untilEnded(joined)).toEqual(['COMPLETED']);
      expectSingleBuild('slurm');
    } finally {
      run('scripts/recipes/slurm/one-node.sh', ['stop', join(slurm, 'node')], env);
    }
  },
  timeout,
);

test(
  'the steps of the CI matrix, job after job, each in a fresh copy of the repository',
  () => {
    const jobs = join(folder, 'ci');
    const { SITE: _site, CONTENT: _content, SOURCES: _sources, CHENGWEN_CACHE: _cache, ...env } = environment('ci');
    const last = runWorkflow('scripts/recipes/github-actions.yml', {
      folder: jobs,
      env,
      checkout: (job) => {
        const files = ['src', 'scripts', 'public', 'content/archive.yaml', 'package.json', 'package-lock.json'];
        for (const file of files) cpSync(file, join(job, file), { recursive: true });
        giveAstroPages(join(job, '.cache'), join(job, 'dist'));
        cpSync(sources, join(job, 'content/sources'), { recursive: true });
        for (const shared of ['node_modules', 'tsconfig.json', '.cache/compiled']) {
          mkdirSync(join(job, shared, '..'), { recursive: true });
          symlinkSync(resolve(shared), join(job, shared));
        }
      },
    });
    expect(listing(join(last, 'dist'))).toEqual(listing(join(folder, 'single/site')));
  },
  timeout,
);
