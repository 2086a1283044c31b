import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { getViteConfig } from 'astro/config';
import { build, type InlineConfig, mergeConfig } from 'vite';
import type { Assets } from '../../src/site/page.ts';
import { root } from './prepared.ts';
import { cleanerWordsModule } from './site-plugin.ts';

/** Name of the service worker's script without its ending. */
const serviceWorker = 'sw';

/** Compile templates, styles and scripts into `templates`, `client` and `assets.json` of a folder. */
export async function compile(folder: string): Promise<void> {
  const assets = await compileClient(join(folder, 'client'));
  const components = join(folder, 'components');
  await compileTemplates(components);
  await bundleTemplates(components, join(folder, 'templates'));
  rmSync(components, { recursive: true });
  writeFileSync(join(folder, 'assets.json'), JSON.stringify(assets));
}

/** The stylesheet and the browser's scripts, each under a name that changes with its content. */
async function compileClient(outDir: string): Promise<Assets> {
  const inputs = {
    style: 'src/styles/site.css',
    reader: 'src/client/reader.ts',
    text: 'src/client/text.ts',
    search: 'src/client/search.ts',
    [serviceWorker]: 'src/client/offline-worker.ts',
  };
  const result = await build({
    configFile: false,
    root,
    logLevel: 'warn',
    publicDir: false,
    plugins: [cleanerWordsModule()],
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
        // Its address must stay the same, and stand above all pages.
        output: { entryFileNames: ({ name }) => (name === serviceWorker ? '[name].js' : 'assets/[name]-[hash].js') },
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

/**
 * The compiled components together with the modules of Astro's renderer that they import, as one file: Node takes five times as
 * long to find and read those 270 one by one, for each worker and for a single changed text.
 */
async function bundleTemplates(componentsDir: string, outDir: string): Promise<void> {
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    publicDir: false,
    ssr: { noExternal: true },
    build: {
      ssr: true,
      minify: false,
      outDir,
      emptyOutDir: true,
      target: 'esnext',
      rolldownOptions: {
        input: { templates: join(componentsDir, 'templates.mjs') },
        output: { entryFileNames: '[name].mjs', chunkFileNames: 'part-[hash].mjs' },
      },
    },
  });
}
