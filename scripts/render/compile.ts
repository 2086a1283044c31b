import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { getViteConfig } from 'astro/config';
import { build, type InlineConfig, mergeConfig } from 'vite';
import type { Assets } from '../../src/site/page.ts';
import { sha256 } from './content.ts';

/** The project's own files, wherever it is started from. */
export const root = join(import.meta.dirname, '../..');

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

const sources = ['src', 'scripts/render', 'package-lock.json', 'astro.config.mjs', 'public'];

/** One word for the state of all files that pages are rendered with. */
export function templatesKey(): string {
  const files: string[] = [];
  for (const source of sources) {
    const path = join(root, source);
    const found = source.includes('.')
      ? [path]
      : readdirSync(path, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile() && !entry.name.includes('.test.'))
          .map((entry) => join(entry.parentPath, entry.name));
    files.push(...found);
  }
  const sums = files.sort().map((file) => `${file.slice(root.length)} ${sha256(readFileSync(file))}`);
  return sha256([process.versions.node.split('.')[0], ...sums].join('\n')).slice(0, 16);
}

/** Compile templates, styles and scripts, or take what an earlier build compiled from the same files. */
export async function compile(): Promise<Compiled> {
  const key = templatesKey();
  const folder = join(root, '.cache/compiled', key);
  const compiled = join(folder, 'compiled.json');
  if (!existsSync(compiled)) {
    // Only the newest state is kept.
    rmSync(join(root, '.cache/compiled'), { recursive: true, force: true });
    const assets = await inProduction(() => compileClient(join(folder, 'client')));
    await inProduction(() => compileTemplates(join(folder, 'templates')));
    writeFileSync(`${compiled}.new`, JSON.stringify(assets));
    renameSync(`${compiled}.new`, compiled);
  }
  const assets = JSON.parse(readFileSync(compiled, 'utf8')) as Assets;
  return { key, assets, templates: join(folder, 'templates/templates.mjs'), assetsDir: join(folder, 'client') };
}

/** Run a build as if nothing but a build were going on: tests and `astro dev` set NODE_ENV, which changes what is built. */
export async function inProduction<Result>(build: () => Promise<Result>): Promise<Result> {
  const before = process.env['NODE_ENV'];
  process.env['NODE_ENV'] = 'production';
  try {
    return await build();
  } finally {
    if (before === undefined) delete process.env['NODE_ENV'];
    else process.env['NODE_ENV'] = before;
  }
}

/** The stylesheet and the browser's scripts, each under a name that changes with its content. */
async function compileClient(outDir: string): Promise<Assets> {
  const inputs = {
    style: 'src/styles/site.css',
    reader: 'src/client/reader.ts',
    text: 'src/client/text.ts',
    search: 'src/client/search.ts',
  };
  const result = await build({
    configFile: false,
    root,
    logLevel: 'warn',
    publicDir: false,
    base: './',
    build: {
      outDir,
      emptyOutDir: true,
      assetsInlineLimit: 0,
      modulePreload: false,
      manifest: 'manifest.json',
      target: 'es2022',
      rolldownOptions: {
        input: Object.fromEntries(Object.entries(inputs).map(([name, file]) => [name, join(root, file)])),
      },
    },
  });
  if (!result) throw new Error('The client scripts were not built');
  const manifest = JSON.parse(readFileSync(join(outDir, 'manifest.json'), 'utf8')) as Record<string, { file: string }>;
  rmSync(join(outDir, 'manifest.json'));
  const fileOf = (input: string): string => {
    const file = manifest[input]?.file;
    if (file === undefined) throw new Error(`The build of the client scripts has no ${input}`);
    return file;
  };
  const { style, reader, text, search } = inputs;
  return { style: fileOf(style), scripts: { reader: fileOf(reader), text: fileOf(text), search: fileOf(search) } };
}

/** The components as one module for Node, by Astro's own Vite plugins. Lies in the project so that it finds `astro`. */
async function compileTemplates(outDir: string): Promise<void> {
  const own: InlineConfig = {
    logLevel: 'warn',
    build: {
      ssr: true,
      minify: false,
      outDir,
      emptyOutDir: true,
      copyPublicDir: false,
      rolldownOptions: {
        input: { templates: join(root, 'scripts/render/templates.ts') },
        external: [/^astro(\/|$)/],
        output: { entryFileNames: '[name].mjs', chunkFileNames: 'part-[hash].mjs' },
      },
    },
  };
  const config = await getViteConfig(
    {},
    { configFile: false, root, logLevel: 'warn' },
  )({ mode: 'production', command: 'build' });
  await build(mergeConfig(config, own));
}
