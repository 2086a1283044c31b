import { join } from 'node:path';
import type { Plugin } from 'vite';
import { cleanerWords } from '../../src/site/clean-words.ts';
import type { Site } from '../../src/site/page.ts';

const name = 'virtual:chengwen';

/** Gives pages the site that is being built; they ask for no texts. */
export function builtSite(site: Site): Plugin {
  return virtualModule(`const site = ${JSON.stringify(site)};
export const loadSite = async () => site;
export const loadArchive = async () => undefined;`);
}

/** Routes under `src/pages` that only `astro dev` has. */
const devPages = /\/src\/pages\/(\[\.\.\.edition\]\/texts\/|\[\.\.\.page\])/;

/** Leaves out, in a build, what is behind pages that Astro does not render there: a tenth of its time went into that. */
export function withoutDevPages(): Plugin {
  return {
    name: 'chengwen:without-dev-pages',
    enforce: 'pre',
    load: (id) =>
      devPages.test(id) && id.endsWith('.astro') ? '---\nexport const getStaticPaths = () => [];\n---\n' : undefined,
  };
}

/** Gives pages under `astro dev` the content folder as it stands at each request. */
export function contentSite(root: string): Plugin {
  const dev = JSON.stringify(join(root, 'scripts/render/dev-content.ts'));
  return virtualModule(`export { loadSite, loadArchive } from ${dev};`);
}

/** Gives browser scripts the cleaner's words for reasons and rules, as data: the cleaner itself would be a thousand times larger. */
export function cleanerWordsModule(): Plugin {
  const { reasons, rules } = cleanerWords();
  const all = [...Object.values(reasons).flatMap((words) => Object.values(words)), ...Object.values(rules)];
  return virtualModule(`export const cleanerWords = ${JSON.stringify(all)};`, 'virtual:cleaner-words');
}

function virtualModule(code: string, id = name): Plugin {
  return {
    name: id,
    resolveId: (wanted) => (wanted === id ? `\0${id}` : undefined),
    load: (wanted) => (wanted === `\0${id}` ? code : undefined),
  };
}
