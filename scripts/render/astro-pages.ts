import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'astro';
import type { Site } from '../../src/site/page.ts';
import { inProduction, root } from './compile.ts';
import { sha256 } from './content.ts';
import { builtSite } from './site-plugin.ts';

/**
 * The pages that are one of a kind and show no text (search, about, not found) and the public files, by Astro's own
 * build; taken from the cache while templates, settings and base path stay the same.
 *
 * @returns the folder that holds them.
 */
export async function astroPages(site: Site, templatesKey: string, cacheDir: string): Promise<string> {
  const key = sha256(JSON.stringify([templatesKey, site])).slice(0, 16);
  const parent = join(cacheDir, 'astro');
  const folder = join(parent, key);
  if (existsSync(folder)) return folder;
  rmSync(parent, { recursive: true, force: true });
  const unfinished = join(parent, `${key}.unfinished`);
  await inProduction(() =>
    build({
      root,
      configFile: false,
      logLevel: 'warn',
      base: site.base,
      outDir: unfinished,
      trailingSlash: 'always',
      build: { format: 'directory', inlineStylesheets: 'never' },
      devToolbar: { enabled: false },
      vite: { plugins: [builtSite(site)], build: { assetsInlineLimit: 0 } },
    }),
  );
  renameSync(unfinished, folder);
  return folder;
}
