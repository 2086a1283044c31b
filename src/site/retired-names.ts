import type { ChangeRecord } from '../clean/record/change-record.ts';
import type { Block } from '../document/block.ts';
import type { Messages } from './messages/messages.ts';

/** What a reader finds who comes with the address of a paragraph that is no more. */
export interface RetiredNote {
  readonly name: string;
  readonly note: string;
  /** The paragraph that holds its words now, as a place on the same page. */
  readonly href?: string;
}

/** Notes by the paragraph that they follow; those at the head of the text under the empty name. */
export function retiredNotes(
  blocks: readonly Block[],
  record: ChangeRecord | undefined,
  messages: Messages,
): ReadonlyMap<string, readonly RetiredNote[]> {
  const notes = new Map<string, RetiredNote[]>();
  const retired = new Map((record?.retired ?? []).map((gone) => [gone.name, gone]));
  if (retired.size === 0) return notes;
  const there = new Set(blocks.map(({ name }) => name));
  /** Follow names that went themselves; each is passed once at most. */
  const follow = (name: string | undefined, via: 'after' | 'into'): string | undefined => {
    let found = name;
    for (let steps = retired.size; found !== undefined && !there.has(found) && steps > 0; steps--)
      found = retired.get(found)?.[via];
    return found !== undefined && there.has(found) ? found : undefined;
  };
  for (const { name, after, into } of retired.values()) {
    if (there.has(name)) continue;
    const target = follow(into, 'into');
    const place = follow(after, 'after') ?? '';
    const number = name.slice(1);
    const note =
      target === undefined ? messages.paragraphRemoved(number) : messages.paragraphMerged(number, target.slice(1));
    const list = notes.get(place) ?? [];
    list.push({ name, note, ...(target !== undefined && { href: `#${target}` }) });
    notes.set(place, list);
  }
  return notes;
}
