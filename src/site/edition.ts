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

type Editions = readonly [Edition, Edition, Edition];

function editionsWith(first: Script, second: Script): Editions {
  return [
    { language: `zh-${first}`, script: first, prefix: '' },
    { language: `zh-${second}`, script: second, prefix: `${second.toLowerCase()}/` },
    { language: 'en', prefix: 'en/' },
  ];
}

const byDefaultScript: Readonly<Record<Script, Editions>> = {
  Hans: editionsWith('Hans', 'Hant'),
  Hant: editionsWith('Hant', 'Hans'),
};

/** The editions of an archive, that of the default script first. */
export function editions(defaultScript: Script): Editions {
  return byDefaultScript[defaultScript];
}

/** The edition in which a text stands in its own script. */
export function editionOfScript(defaultScript: Script, script: Script): Edition {
  const [first, second] = editions(defaultScript);
  return script === defaultScript ? first : second;
}
