/** The pages' components with Astro's renderer: compiled into one module, which workers load without Astro's build. */

import type { SSRResult } from 'astro';
import { experimental_AstroContainer as AstroContainer } from 'astro/container';
import { createComponent, renderTemplate, renderToString } from 'astro/runtime/server/index.js';
import { pageComponents } from '../../src/components/page-components.ts';
import type { PageProps } from './page-kinds.ts';

/** What each page begins with. */
const start = '<!DOCTYPE html>';

/** What Astro gives the components of one response. */
let context: SSRResult | undefined;

/**
 * Render a page. All pages are parts of one response, which is never sent: to set up one costs more than a page, and Astro encodes
 * and copies what it sends.
 */
export async function renderPage<Kind extends keyof PageProps>(kind: Kind, props: PageProps[Kind]): Promise<string> {
  context ??= await contextOfContainer();
  const html = await renderToString(context, pageComponents[kind], props, {});
  if (typeof html !== 'string') throw new Error(`A page of kind ${kind} answers instead of being rendered`);
  return start + html;
}

async function contextOfContainer(): Promise<SSRResult> {
  let found: SSRResult | undefined;
  const component = createComponent((result) => {
    found = result;
    return renderTemplate``;
  });
  const container = await AstroContainer.create();
  await container.renderToString(component);
  if (found === undefined) throw new Error('Unexpected version of Astro: its container rendered no component');
  return found;
}
