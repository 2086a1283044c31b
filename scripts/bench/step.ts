/** One step of a build in a process of its own, so that its cost can be told from the others'. For `build.ts` only. */
import { mkdirSync, rmSync } from 'node:fs';
import { buildSearchIndex } from '../index/build-search-index.ts';
import { searchRecords } from '../index/search-records.ts';
import { compiledTemplates } from '../render/prepared.ts';
import { renderSite } from '../render/render-site.ts';

const [step, contentDir = '', sourcesDir = '', outDir = '', cacheDir = ''] = process.argv.slice(2);
if (step === 'templates') await compiledTemplates();
else if (step === 'render') {
  rmSync(outDir, { recursive: true, force: true });
  mkdirSync(outDir, { recursive: true });
  await renderSite({ contentDir, sourcesDir, outDir, base: '/', cacheDir });
} else if (step === 'index') {
  await buildSearchIndex(searchRecords(contentDir), outDir);
} else throw new Error(`Unexpected step ${JSON.stringify(step)}, expected templates, render or index`);
