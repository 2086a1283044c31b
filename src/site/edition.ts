import type { FrontMatter } from '../document/front-matter.ts';

/** A script a text can be read in. */
export type Script = FrontMatter['script'];

/** A language of the interface, as BCP 47 writes it. */
export type Language = 'zh-Hans' | 'zh-Hant' | 'en';

/**
 * One of the site's three faces: the archive in its default script at `/`, in the other script below `/hant/` or
 * `/hans/`, and English pages of the interface below `/en/`. Texts have an address in each of the two scripts; English
 * pages lead to a text in the script that it was written in.
 */
export interface Edition {
  readonly language: Language;
  /** Script of texts and titles; absent where each stands in its own. */
  readonly script?: Script;
  /** Path below the base path, empty or with a slash at its end. */
  readonly prefix: string;
}

/** The editions of an archive, that of the default script first. */
export function editions(defaultScript: Script): readonly [Edition, Edition, Edition] {
  const other: Script = defaultScript === 'Hans' ? 'Hant' : 'Hans';
  return [
    { language: `zh-${defaultScript}`, script: defaultScript, prefix: '' },
    { language: `zh-${other}`, script: other, prefix: `${other.toLowerCase()}/` },
    { language: 'en', prefix: 'en/' },
  ];
}

/** The edition in which a text stands in its own script. */
export function editionOfScript(defaultScript: Script, script: Script): Edition {
  const [first, second] = editions(defaultScript);
  return script === defaultScript ? first : second;
}
