import { link, paths } from './address.ts';
import type { ArchiveSettings } from './archive-settings.ts';
import { type Edition, editionOfScript, editions, type Language, type Script } from './edition.ts';
import type { HeadItem } from './head-of-text.ts';

/** Addresses of the files that every page loads, as the build named them. */
export interface Assets {
  readonly style: string;
  readonly scripts: { readonly reader: string; readonly text: string; readonly search: string };
}

/** What is the same for all pages of a build. */
export interface Site {
  readonly settings: ArchiveSettings;
  /** Base path with a slash at both ends. */
  readonly base: string;
  readonly assets: Assets;
}

/** What the layout needs to know of a page. */
export interface PageFrame {
  readonly site: Site;
  readonly edition: Edition;
  /** Title in the browser's tab; the archive's name is added. */
  readonly title: string;
  readonly description?: string;
  /** Path of the same page in another edition; undefined where it has none. */
  readonly pathIn: (edition: Edition) => string | undefined;
  /** Edition whose address of this page counts as the original. */
  readonly canonical: Edition;
  readonly current?: 'home' | 'texts' | 'search' | 'about';
  readonly scripts: readonly (keyof Assets['scripts'])[];
  readonly noIndex?: boolean;
  /** Nothing but a search may need this: WebAssembly compiled from the site's own files. */
  readonly webAssembly?: boolean;
  /** Further elements of the head. */
  readonly head?: readonly HeadItem[];
  /** Structured data, as JSON without `<`. */
  readonly jsonLd?: string;
}

export interface Alternate {
  readonly language: Language;
  readonly href: string;
}

/** A page's addresses in all editions that have it. Absolute where the archive's own address is known. */
export function alternatesOf(frame: PageFrame): Alternate[] {
  return editions(frame.site.settings.defaultScript).flatMap((edition) => {
    const path = frame.pathIn(edition);
    return path === undefined ? [] : [{ language: edition.language, href: absolute(frame.site, path) }];
  });
}

/** The page's original address. */
export function canonicalOf(frame: PageFrame): string | undefined {
  const path = frame.pathIn(frame.canonical);
  return path === undefined ? undefined : absolute(frame.site, path);
}

/** Links to the page in each script and in English, where it has them; `current` marks the page itself. */
export function editionLinks(frame: PageFrame): { edition: Edition; href: string; current: boolean }[] {
  return editions(frame.site.settings.defaultScript).flatMap((edition) => {
    const path = frame.pathIn(edition);
    return path === undefined
      ? []
      : [{ edition, href: link(frame.site.base, path), current: edition.language === frame.edition.language }];
  });
}

/** What a page says of itself to search engines: its own words, else its title and what the archive is. */
export function descriptionOf({ site: { settings }, edition, title, description }: PageFrame): string {
  if (description) return description;
  const archive = settings.description[edition.language] || settings.name[edition.language];
  return title === settings.name[edition.language] ? archive : `${title} · ${archive}`;
}

/** The address of a path: absolute where the archive’s own address is known. */
export function absolute(site: Site, path: string): string {
  const { baseUrl } = site.settings;
  return baseUrl === undefined ? link(site.base, path) : link(baseUrl, path);
}

/** The address of a text as a page of this edition links to it. */
export function textHref(site: Site, edition: Edition, text: { id: string; script: Script }): string {
  const target = edition.script === undefined ? editionOfScript(site.settings.defaultScript, text.script) : edition;
  return link(site.base, paths.text(target, text.id));
}

/** The address of a text's change record: a text has one, in the edition of its original script. */
export function recordHref({ settings, base }: Site, id: string, original: Script): string {
  return link(base, paths.record(editionOfScript(settings.defaultScript, original), id));
}

/** The script a text is shown in on pages of an edition. */
export function scriptShown(edition: Edition, original: Script): Script {
  return edition.script ?? original;
}

/** Content Security Policy of every page, as a `<meta>` element may carry it. */
export function contentSecurityPolicy(webAssembly = false): string {
  const script = webAssembly ? "'self' 'wasm-unsafe-eval'" : "'self'";
  return `default-src 'none'; script-src ${script}; style-src 'self'; img-src 'self'; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'`;
}
