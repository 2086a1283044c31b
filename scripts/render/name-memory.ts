import { join } from 'node:path';
import { slugOf } from '../../src/site/slug.ts';
import type { ToOtherScript } from '../../src/site/text-page.ts';
import { readKept, writeKept } from './kept.ts';

interface Known {
  readonly slugs: Record<string, string>;
  /** Names in the other script, by the script they are written in. */
  readonly converted: Record<'Hans' | 'Hant', Record<string, string>>;
}

/**
 * Addresses of names and names in the other script, kept from build to build: the dictionaries that they come from take longer
 * to load than the lists of most archives to make.
 */
export class NameMemory {
  readonly #file: string;
  readonly #key: string;
  readonly #known: Known;
  #isSame = true;

  /** @param key one word for the program: another one, other dictionaries. */
  constructor(cacheDir: string, key: string) {
    this.#file = join(cacheDir, 'names.json');
    this.#key = key;
    const last = readKept<Known>(this.#file);
    this.#known = last?.key === key ? last.value : { slugs: {}, converted: { Hans: {}, Hant: {} } };
  }

  readonly slugOf = (name: string): string => this.#remembered(this.#known.slugs, name, slugOf);

  /** A function that converts names, by one that converts any text. */
  converting(toOtherScript: ToOtherScript): ToOtherScript {
    return (name, script) => this.#remembered(this.#known.converted[script], name, () => toOtherScript(name, script));
  }

  /** Keep what is new. */
  flush(): void {
    if (!this.#isSame) writeKept(this.#file, this.#key, this.#known);
  }

  #remembered(known: Record<string, string>, name: string, make: (name: string) => string): string {
    // A name may be called as something that every object has.
    if (Object.hasOwn(known, name)) return known[name] as string;
    this.#isSame = false;
    const made = make(name);
    known[name] = made;
    return made;
  }
}
