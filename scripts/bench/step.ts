/** One step of a build in a process of its own, so that its cost can be told from the others'. For `build.ts` only. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { buildSearchShards, type IndexedText } from '../index/search-shards.ts';
import { compiledTemplates } from '../render/prepared.ts';
import { renderSite } from '../render/render-site.ts';
import { SiteTree } from '../render/site-tree.ts';
import { renderTextPages } from './text-pages.ts';

const [step, contentDir = '', sourcesDir = '', outDir = '', cacheDir = ''] = process.argv.slice(2);
if (step === 'templates') await compiledTemplates();
else if (step === 'render') {
  // A folder of its own: deleting one makes the next one dear (see `build.ts`).
  if (existsSync(outDir)) throw new Error(`The folder \`${outDir}\` is there already; give one that is not`);
  mkdirSync(outDir, { recursive: true });
  const { indexed, siteKey } = await renderSite({ contentDir, sourcesDir, outDir, base: '/', cacheDir });
  // Handed from step to step by the build; here through a file.
  writeFileSync(join(cacheDir, 'indexed.json'), JSON.stringify({ texts: indexed, key: siteKey }));
} else if (step === 'text-pages') {
  await renderTextPages({ contentDir, sourcesDir }, outDir, cacheDir);
} else if (step === 'index') {
  const { texts, key } = JSON.parse(readFileSync(join(cacheDir, 'indexed.json'), 'utf8')) as {
    texts: IndexedText[];
    key: string;
  };
  const threads = availableParallelism();
  const tree = new SiteTree(outDir);
  await buildSearchShards({ contentDir, tree, cacheDir: `${cacheDir}-index`, texts, key, threads });
  tree.finish();
} else throw new Error(`Unexpected step ${JSON.stringify(step)}, expected templates, render, text-pages or index`);
