import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Assets, Site } from '../../src/site/page.ts';
import { stampOf } from '../cli/stamps.ts';
import { writeFileWhole } from '../cli/write-file.ts';
import { sha256 } from './content.ts';
import { readKept } from './kept.ts';

/** The project's own files, wherever it is started from. */
export const root = join(import.meta.dirname, '../..');

/** What the other process is to do, and into which folder. */
export type Preparation =
  | { readonly kind: 'compile'; readonly folder: string }
  | { readonly kind: 'astro'; readonly folder: string; readonly site: Site };

/** What was compiled from one state of the project's files. */
export interface Compiled {
  /** One word for that state: another word, another look of the pages. */
  readonly key: string;
  /** Module that exports `Templates`. */
  readonly templates: string;
  readonly assets: Assets;
  /** Folder whose content goes into the site's root. */
  readonly assetsDir: string;
}

/** Compile templates, styles and scripts, or take what an earlier build compiled from the same files. */
export async function compiledTemplates(): Promise<Compiled> {
  const key = templatesKey();
  // Inside the project, so that the compiled templates find `astro`.
  const folder = join(root, '.cache/compiled', key);
  await prepare({ kind: 'compile', folder });
  const assets = JSON.parse(readFileSync(join(folder, 'assets.json'), 'utf8')) as Assets;
  return { key, assets, templates: join(folder, 'templates/templates.mjs'), assetsDir: join(folder, 'client') };
}

/**
 * The pages that are one of a kind and show no text (search, about, not found) and the public files, by Astro's own
 * build; taken from the cache while templates, settings and base path stay the same.
 *
 * @returns the folder that holds them.
 */
export async function builtByAstro(site: Site, compiledKey: string, cacheDir: string): Promise<string> {
  const folder = join(cacheDir, 'astro', sha256(JSON.stringify([compiledKey, site])).slice(0, 16));
  await prepare({ kind: 'astro', folder, site });
  return folder;
}

/** Run a preparation unless its folder is there already; the folder appears whole or not at all. */
async function prepare(task: Preparation): Promise<void> {
  if (existsSync(task.folder)) return;
  // Only the newest state is kept.
  rmSync(dirname(task.folder), { recursive: true, force: true });
  const unfinished = `${task.folder}.unfinished`;
  await run({ ...task, folder: unfinished });
  renameSync(unfinished, task.folder);
}

function run(task: Preparation): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'prepare.ts'), JSON.stringify(task)], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NODE_ENV: 'production', NODE_NO_WARNINGS: '1', ASTRO_TELEMETRY_DISABLED: '1' },
    });
    let said = '';
    const listen = (text: Buffer): void => {
      said += text;
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (code === 0) resolve();
      else
        reject(
          new Error(
            `The ${task.kind === 'compile' ? 'templates were' : "site's own pages were"} not built (${signal ?? code}):\n${said}`,
          ),
        );
    });
  });
}

const sources = ['src', 'scripts/render', 'package-lock.json', 'public'];
/** What pages are not rendered with. */
const irrelevant = /\.test\.ts$|^\/src\/(clean\/(language|gbk|pinyin|steps|structure|metadata)|pages\/.*\/texts)\//;

/** One word for the state of all files that pages are rendered with. */
function templatesKey(): string {
  return sha256([process.versions.node.split('.')[0], ...fileSums(sources, irrelevant)].join('\n')).slice(0, 16);
}

/**
 * The project's own files with their checksums, one a line, in order of their names.
 *
 * @param sources files, and folders with all that is in them, below the project's own.
 * @param irrelevant tells names, with a slash at their head, that are left out.
 */
export function fileSums(sources: readonly string[], irrelevant: RegExp): string[] {
  const files = sources.flatMap((source) => {
    const path = join(root, source);
    return source.includes('.')
      ? [path]
      : readdirSync(path, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => join(entry.parentPath, entry.name));
  });
  const named = files
    .map((file) => [file.slice(root.length).replaceAll('\\', '/'), file] as const)
    .filter(([name]) => !irrelevant.test(name))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  // Kept with the files' stamps: to read them all took as long as to render a text.
  const kept = join(root, '.cache', 'sums.json');
  const known = new Map(Object.entries(readKept<Record<string, KeptSum>>(kept)?.value ?? {}));
  let isSame = true;
  const sums = named.map(([name, file]) => {
    const stamp = stampOf(file);
    const before = known.get(name);
    if (before?.[0] === stamp) return `${name} ${before[1]}`;
    const sum = sha256(readFileSync(file));
    known.set(name, [stamp, sum]);
    isSame = false;
    return `${name} ${sum}`;
  });
  if (!isSame) writeFileWhole(kept, JSON.stringify({ key: '', value: Object.fromEntries(known) }));
  return sums;
}

type KeptSum = readonly [stamp: string, sum: string];
