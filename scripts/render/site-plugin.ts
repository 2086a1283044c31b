import { join } from 'node:path';
import type { Plugin } from 'vite';
import type { Site } from '../../src/site/page.ts';

const name = 'virtual:chengwen';

/** Gives pages the site that is being built; they ask for no texts. */
export function builtSite(site: Site): Plugin {
  return virtualModule(`const site = ${JSON.stringify(site)};
export const loadSite = async () => site;
export const loadArchive = async () => undefined;`);
}

/** Gives pages under `astro dev` the content folder as it stands at each request. */
export function contentSite(root: string): Plugin {
  const dev = JSON.stringify(join(root, 'scripts/render/dev-content.ts'));
  return virtualModule(`export { loadSite, loadArchive } from ${dev};`);
}

function virtualModule(code: string): Plugin {
  return {
    name: 'chengwen-site',
    resolveId: (id) => (id === name ? `\0${name}` : undefined),
    load: (id) => (id === `\0${name}` ? code : undefined),
  };
}
