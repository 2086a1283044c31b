/** The pages' components with Astro's renderer: compiled into one module, which workers load without Astro's build. */

import { experimental_AstroContainer as AstroContainer } from 'astro/container';
import Batch from '../../src/components/Batch.astro';
import { pageComponents } from '../../src/components/page-components.ts';
import type { PageProps } from './page-kinds.ts';

/** What each page begins with. No page can contain it a second time: `<` is escaped in text. */
const start = '<!DOCTYPE html>';

let container: AstroContainer | undefined;

/** Render pages of one kind, in order; as the bytes that Astro makes. */
export async function renderPages<Kind extends keyof PageProps>(
  kind: Kind,
  pages: readonly PageProps[Kind][],
): Promise<Uint8Array[]> {
  if (pages.length === 0) return [];
  // Each container has Node make a key.
  container ??= await AstroContainer.create();
  const response = await container.renderToResponse(Batch, { props: { Template: pageComponents[kind], pages, start } });
  const bytes = Buffer.from(await response.arrayBuffer());
  const starts: number[] = [];
  for (let at = bytes.indexOf(start); at !== -1; at = bytes.indexOf(start, at + start.length)) starts.push(at);
  if (starts.length !== pages.length)
    throw new Error(`Rendered ${starts.length} pages of kind ${kind}, expected ${pages.length}`);
  return starts.map((at, page) => bytes.subarray(at, starts[page + 1]));
}
