/// <reference types="astro/client" />

/** What the pages are made from: given by the build, or read from the content folder by `astro dev`. */
declare module 'virtual:chengwen' {
  /** Settings, base path and assets. */
  export function loadSite(): Promise<import('./site/page.ts').Site>;
  /** All texts, under `astro dev`; undefined in a build, which renders the pages of texts itself. */
  export function loadArchive(): Promise<import('./site/archive.ts').Archive | undefined>;
}

/** The cleaner's words for the reasons and rules in its records, as data for browser scripts. */
declare module 'virtual:cleaner-words' {
  export const cleanerWords: readonly import('./clean/step.ts').LocalizedText[];
}

declare module '*.astro' {
  const component: import('astro/runtime/server/index.js').AstroComponentFactory;
  export default component;
}
