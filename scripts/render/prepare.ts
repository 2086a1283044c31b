/**
 * Compiles the templates and builds Astro's pages, in a process of its own: what Vite and Astro hold in memory goes with
 * it, and NODE_ENV, which changes what they build, is set for nothing else. Started by `prepareSite` only.
 */

import { astroPages } from './astro-pages.ts';
import { compile } from './compile.ts';
import type { Preparation } from './prepared.ts';

const task = JSON.parse(process.argv[2] ?? '') as Preparation;
if (task.kind === 'compile') await compile(task.folder);
else await astroPages(task.site, task.folder);
