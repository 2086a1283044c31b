import type { Excerpt, FoundDocument, Script } from '../../search/api.ts';
import { setting } from './page-parts.ts';

/** The script that a text is shown in. */
export function scriptOf(document: FoundDocument): Script {
  return setting.script ?? document.script;
}

/**
 * A text's address with its hits marked; where the edition has no script of its own, in the script that the text was
 * written in.
 *
 * @param excerpt - the hit to begin at.
 */
export function addressOf(document: FoundDocument, query: string, excerpt?: Excerpt): string {
  const shown = scriptOf(document);
  const prefix = shown === setting.defaultScript ? '' : `${shown.toLowerCase()}/`;
  const at = excerpt === undefined || excerpt.firstInBlock ? '' : `&at=${excerpt.start}`;
  const place = excerpt === undefined || excerpt.block === 'title' ? '' : `#${excerpt.block}`;
  return `${setting.base}${prefix}texts/${document.id}/?q=${encodeURIComponent(query)}${at}${place}`;
}
