import { build } from 'astro';
import type { Site } from '../../src/site/page.ts';
import { root } from './prepared.ts';
import { builtSite, withoutDevPages } from './site-plugin.ts';

/** Build the pages that Astro renders itself, and the public files, into a folder. */
export async function astroPages(site: Site, outDir: string): Promise<void> {
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    base: site.base,
    outDir,
    trailingSlash: 'always',
    build: { format: 'directory', inlineStylesheets: 'never' },
    devToolbar: { enabled: false },
    vite: { plugins: [builtSite(site), withoutDevPages()], build: { assetsInlineLimit: 0 } },
  });
}
