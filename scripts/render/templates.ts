/** The pages' components with Astro's renderer: compiled into one module, which workers load without Astro's build. */

import { experimental_AstroContainer as AstroContainer } from 'astro/container';
import Batch from '../../src/components/Batch.astro';
import { pageComponents } from '../../src/components/page-components.ts';
import type { PageProps } from './page-kinds.ts';

/** No page can contain this: `<` is escaped in text, and `"` in attributes. */
const separator = '<page-end a="">';

/** Render pages of one kind, in order. */
export async function renderPages<Kind extends keyof PageProps>(
  kind: Kind,
  pages: readonly PageProps[Kind][],
): Promise<string[]> {
  const container = await AstroContainer.create();
  const html = await container.renderToString(Batch, { props: { Template: pageComponents[kind], pages, separator } });
  const rendered = html.split(separator);
  if (rendered.length !== pages.length + 1)
    throw new Error(`Rendered ${rendered.length - 1} pages of kind ${kind}, expected ${pages.length}`);
  return rendered.slice(0, -1).map((page) => `<!DOCTYPE html>${page.trimStart()}`);
}
