import type { Block } from '../document/block.ts';
import type { Edition } from './edition.ts';
import { element, escapeHtml } from './html.ts';
import type { Messages } from './messages/messages.ts';
import type { RetiredNote } from './retired-names.ts';

/**
 * The blocks of a text as HTML: each with a link to itself, and behind it notes about paragraphs that once followed it. Made as one
 * string, since a page has many small parts otherwise.
 *
 * @param notes by the block that they follow; those at the head of the text under the empty name.
 * @param contentOf the HTML inside a block's element.
 */
export function bodyHtml(
  blocks: readonly Block[],
  notes: ReadonlyMap<string, readonly RetiredNote[]>,
  { language }: Edition,
  messages: Messages,
  contentOf: (block: Block) => string,
): string {
  const notesAfter = (name: string): string => (notes.get(name) ?? []).map((note) => noteHtml(note, language)).join('');
  const parts = [notesAfter('')];
  for (const block of blocks) {
    const { name } = block;
    const tag = block.kind === 'heading' ? `h${block.depth ?? 2}` : 'p';
    parts.push(element(tag, { id: name }, contentOf(block) + numberLink(`#${name}`, name, messages)), notesAfter(name));
  }
  // Joined, not added: a string made of many is made flat at once, which is cheaper than at the page's end.
  return parts.join('');
}

/** The number of a block as a link to it. */
export function numberLink(href: string, name: string, messages: Messages): string {
  const number = name.slice(1);
  const label = escapeHtml(messages.paragraphLink(number));
  return `<a class="number" href="${escapeHtml(href)}" aria-label="${label}">${escapeHtml(number)}</a>`;
}

function noteHtml({ name, note, href }: RetiredNote, language: string): string {
  const words = escapeHtml(note);
  return element('p', { class: 'retired', id: name, lang: language }, href ? element('a', { href }, words) : words);
}
