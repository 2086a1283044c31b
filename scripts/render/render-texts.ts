/** Renders the pages of texts: in worker threads where they are many, else where the build runs. */
import { pathToFileURL } from 'node:url';
import { toOtherScript } from '../../src/script/convert.ts';
import { fileOf, paths } from '../../src/site/address.ts';
import { editionOfScript, editions } from '../../src/site/edition.ts';
import { filesOfText } from '../../src/site/export/files-of-text.ts';
import type { Site } from '../../src/site/page.ts';
import { recordPageProps } from '../../src/site/record-page.ts';
import type { TextRelations } from '../../src/site/relations.ts';
import { type Neighbour, type TextSource, type ToOtherScript, textPageProps } from '../../src/site/text-page.ts';
import { versionsPageProps } from '../../src/site/versions-page.ts';
import type { Words } from '../../src/site/words.ts';
import { type ContentFolders, loadDocument, loadText } from './content.ts';
import { keptFile, writeFresh } from './files.ts';
import type { PageProps, Templates } from './page-kinds.ts';

export interface RenderSettings {
  readonly folders: ContentFolders;
  readonly pagesDir: string;
  readonly templates: string;
  readonly site: Site;
  readonly words: Words;
  /** Make nothing but the texts' pages in both scripts: for comparing with others who make these. */
  readonly textPagesOnly?: boolean;
}

export interface RenderTask {
  readonly id: string;
  /** Its source file is published with the site. */
  readonly sourceAvailable: boolean;
  readonly previous?: Neighbour;
  readonly next?: Neighbour;
  readonly relations?: TextRelations;
}

/** A page as it was written: path below the site's root, size in bytes and time of writing, milliseconds. */
export type WrittenPage = readonly [path: string, size: number, mtime: number];

export interface RenderedText {
  readonly id: string;
  readonly pages: readonly WrittenPage[];
}

/** Renders texts and says what was written for each. */
export type TextRenderer = (tasks: readonly RenderTask[]) => Promise<RenderedText[]>;

/** Make ready to render texts. */
export async function textRenderer(settings: RenderSettings): Promise<TextRenderer> {
  const { folders, pagesDir, site, words } = settings;
  const { renderPage } = (await import(pathToFileURL(settings.templates).href)) as Templates;
  const scripts = editions(site.settings.defaultScript).filter(({ script }) => script !== undefined);

  /** The other script of words in the texts at hand: a text's page and its plain file ask for the same. */
  const converted = { Hans: new Map<string, string>(), Hant: new Map<string, string>() };
  const convert: ToOtherScript = (text, from) => {
    let result = converted[from].get(text);
    if (result === undefined) {
      result = toOtherScript(text, from);
      converted[from].set(text, result);
    }
    return result;
  };

  // One kind of work after the other for all tasks: what each works with stays in the processor's cache.
  const renderAll = async <Kind extends keyof PageProps>(
    kind: Kind,
    all: readonly PageProps[Kind][],
  ): Promise<string[]> => {
    const pages: string[] = [];
    for (const props of all) pages.push(await renderPage(kind, props));
    return pages;
  };

  return async (tasks) => {
    for (const known of Object.values(converted)) known.clear();
    const texts = tasks.map((task): TextSource => ({ ...loadText(folders, task.id), ...task }));
    const written = new Map<string, WrittenPage[]>(tasks.map(({ id }) => [id, []]));
    const write = (id: string, path: string, content: string | Uint8Array): void => {
      const file = fileOf(path);
      const { size, mtimeMs } = writeFresh(keptFile(pagesDir, file), content);
      written.get(id)?.push([file, size, mtimeMs]);
    };
    for (const edition of scripts) {
      const textPages = await renderAll(
        'text',
        texts.map((text) => textPageProps(text, edition, site, words, convert)),
      );
      for (const [index, html] of textPages.entries()) {
        const { id } = tasks[index] as RenderTask;
        write(id, paths.text(edition, id), html);
      }
      if (settings.textPagesOnly) continue;
      const versioned = texts.flatMap(({ document, relations }) =>
        relations === undefined || relations.versions.length === 0 ? [] : [{ document, versions: relations.versions }],
      );
      const versionsPages = await renderAll(
        'versions',
        versioned.map(({ document, versions }) => {
          const others = versions.map(({ id }) => loadDocument(folders, id));
          return versionsPageProps(document, others, edition, site, convert);
        }),
      );
      for (const [index, html] of versionsPages.entries()) {
        const { id } = (versioned[index] as (typeof versioned)[number]).document;
        write(id, paths.versions(edition, id), html);
      }
    }
    const rendered = (): RenderedText[] => tasks.map(({ id }) => ({ id, pages: written.get(id) ?? [] }));
    if (settings.textPagesOnly) return rendered();
    const recorded = texts.flatMap((text) => (text.record === undefined ? [] : [{ ...text, record: text.record }]));
    const recordPages = await renderAll(
      'record',
      recorded.map((text) => recordPageProps(text, site, words)),
    );
    for (const [index, html] of recordPages.entries()) {
      const { id, frontMatter } = (recorded[index] as TextSource).document;
      write(id, paths.record(editionOfScript(site.settings.defaultScript, frontMatter.script), id), html);
    }
    for (const text of texts) {
      for (const { path, content } of filesOfText(text, site, words, convert)) write(text.document.id, path, content);
    }
    return rendered();
  };
}
