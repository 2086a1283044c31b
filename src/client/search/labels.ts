import type { FacetName } from '../../search/api.ts';
import { inScript } from '../../search/facet.ts';
import { messages, setting } from './page-parts.ts';

/** A facet's value in the reader's words. */
export function labelOf(name: FacetName, value: string): string {
  const { scripts, damages } = messages.searchPage;
  if (name === 'script') return Object.hasOwn(scripts, value) ? scripts[value as keyof typeof scripts] : value;
  if (name === 'damage') return Object.hasOwn(damages, value) ? damages[value as keyof typeof damages] : value;
  return name === 'year' ? value : inScript(value, setting.script);
}
