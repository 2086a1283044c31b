import type { Block } from '../../document/block.ts';
import type { Edition } from '../edition.ts';
import { displayDate } from '../edtf.ts';
import type { ExportedText } from './exported-text.ts';

/**
 * A text as plain UTF-8: title, one line of who and when, the paragraphs, each after an empty line, and where it comes from.
 *
 * @param say to the script wanted; for what does not stand in the blocks.
 * @param sayName the same for names of people.
 */
export function plainText(
  { work, frontMatter, blocks }: ExportedText,
  language: Exclude<Edition['language'], 'en'>,
  say: (text: string) => string,
  sayName: (name: string) => string = say,
): string {
  const { title, authors = [], publisher, date } = frontMatter;
  const byline = [authors.map(sayName).join('、'), publisher && say(publisher), date && displayDate(date, language)]
    .filter((part) => part)
    .join('　');
  const parts = [say(title), byline, ...blocks.map(({ text }: Block) => text.replace(/\r\n|[\n\r]/g, ' ')), work.url];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}
