/** The pages' components with Astro's renderer: compiled into one module, which workers load without Astro's build. */

import { experimental_AstroContainer as AstroContainer } from 'astro/container';
import Batch from '../../src/components/Batch.astro';
import BrowsePage from '../../src/components/BrowsePage.astro';
import CorrectionsPage from '../../src/components/CorrectionsPage.astro';
import DownloadsPage from '../../src/components/DownloadsPage.astro';
import FrontPage from '../../src/components/FrontPage.astro';
import ListPage from '../../src/components/ListPage.astro';
import PhrasePage from '../../src/components/PhrasePage.astro';
import PhrasesPage from '../../src/components/PhrasesPage.astro';
import RecordPage from '../../src/components/RecordPage.astro';
import ReportPage from '../../src/components/ReportPage.astro';
import TextPage from '../../src/components/TextPage.astro';
import VersionsPage from '../../src/components/VersionsPage.astro';
import type { PageProps } from './page-kinds.ts';

const templates = {
  text: TextPage,
  record: RecordPage,
  versions: VersionsPage,
  list: ListPage,
  front: FrontPage,
  browse: BrowsePage,
  phrases: PhrasesPage,
  phrase: PhrasePage,
  report: ReportPage,
  downloads: DownloadsPage,
  corrections: CorrectionsPage,
};

/** No page can contain this: `<` is escaped in text, and `"` in attributes. */
const separator = '<page-end a="">';

/** Render pages of one kind, in order. */
export async function renderPages<Kind extends keyof PageProps>(
  kind: Kind,
  pages: readonly PageProps[Kind][],
): Promise<string[]> {
  const container = await AstroContainer.create();
  const html = await container.renderToString(Batch, { props: { Template: templates[kind], pages, separator } });
  const rendered = html.split(separator);
  if (rendered.length !== pages.length + 1)
    throw new Error(`Rendered ${rendered.length - 1} pages of kind ${kind}, expected ${pages.length}`);
  return rendered.slice(0, -1).map((page) => `<!DOCTYPE html>${page.trimStart()}`);
}
