/** Runs the shell steps of a workflow file here, job after job, each in a folder of its own; for testing the recipe. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { parse } from 'yaml';

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, string | boolean>>;
}

interface Workflow {
  readonly jobs: Readonly<
    Record<
      string,
      {
        readonly needs?: string;
        readonly strategy?: { readonly matrix: { readonly part: readonly number[] } };
        readonly steps: readonly Step[];
      }
    >
  >;
}

/** Where a workflow runs: what its actions stand for. */
export interface Runner {
  /** Folder for the jobs and their artifacts. */
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
  /** Fill a job's folder with the repository. */
  checkout(folder: string): void;
}

/**
 * Run a workflow.
 *
 * @returns the folder of the last job.
 * @throws Error when a step fails, needs a job that has not run, or uses an action that is not known here.
 */
export function runWorkflow(file: string, runner: Runner): string {
  const { jobs } = parse(readFileSync(file, 'utf8')) as Workflow;
  const finished = new Set<string>();
  let last = '';
  for (const [name, { needs, strategy, steps }] of Object.entries(jobs)) {
    if (needs !== undefined && !finished.has(needs))
      throw new Error(`The job ${name} needs ${needs}, expected before it`);
    for (const part of strategy?.matrix.part ?? ['']) {
      last = join(runner.folder, `${name}${part}`);
      mkdirSync(last, { recursive: true });
      for (const step of steps) runStep(substituted(step, String(part)), last, runner);
    }
    finished.add(name);
  }
  return last;
}

function substituted(step: Step, part: string): Step {
  return JSON.parse(JSON.stringify(step).replaceAll(/\$\{\{ matrix\.part \}\}/g, part)) as Step;
}

function runStep(
  { uses, run, with: options = {} }: Step,
  folder: string,
  { folder: root, env, checkout }: Runner,
): void {
  const artifacts = join(root, 'artifacts');
  const option = (name: string): string => String(options[name] ?? '');
  if (run !== undefined) {
    const { status, stderr } = spawnSync('bash', ['-e', '-c', run], { cwd: folder, env, encoding: 'utf8' });
    if (status !== 0) throw new Error(`The step \`${run}\` ended with ${status}: ${stderr}`);
  } else if (uses?.startsWith('actions/checkout@')) checkout(folder);
  else if (uses?.startsWith('actions/upload-artifact@'))
    upload(folder, option('path'), join(artifacts, option('name')));
  else if (uses?.startsWith('actions/download-artifact@')) {
    const to = join(folder, option('path'));
    if (options['name'] !== undefined) cpSync(join(artifacts, option('name')), to, { recursive: true });
    else {
      const beginning = option('pattern').replace('*', '');
      for (const name of readdirSync(artifacts).filter((one) => one.startsWith(beginning)))
        cpSync(join(artifacts, name), options['merge-multiple'] === true ? to : join(to, name), { recursive: true });
    }
  } else if (!uses?.startsWith('actions/upload-pages-artifact@')) throw new Error(`Unknown action ${uses}`);
}

/** One folder goes in as its content; several paths go in below the folder that they share. */
function upload(folder: string, path: string, artifact: string): void {
  const paths = path.split('\n').filter((line) => line !== '');
  for (const one of paths) {
    const from = join(folder, one);
    if (!existsSync(from)) throw new Error(`There is no ${from} to upload`);
    const isAlone = paths.length === 1 && statSync(from).isDirectory();
    mkdirSync(isAlone ? dirname(artifact) : artifact, { recursive: true });
    cpSync(from, isAlone ? artifact : join(artifact, basename(one)), { recursive: true });
  }
}
