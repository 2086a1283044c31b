/** Pinyin above the characters, set by program: each character's usual reading, whatever the word. */

import { readingRows } from '../clean/pinyin/readings.generated.ts';

let readings: ReadonlyMap<string, string> | undefined;

function usualReadings(): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const row of readingRows.trim().split('\n')) {
    const [reading = '', characters = ''] = row.split(' ');
    for (const character of characters.split('|')[0] ?? '') found.set(character, reading);
  }
  return found;
}

/** Put readings above the characters of a text's blocks. */
export function addRuby(text: HTMLElement): void {
  readings ??= usualReadings();
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement?.closest('.body :is(p, h2, h3, h4)[id]') &&
    !node.parentElement.closest('.number, ruby, .retired')
      ? NodeFilter.FILTER_ACCEPT
      : NodeFilter.FILTER_REJECT,
  );
  const nodes: Text[] = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) nodes.push(node as Text);
  for (const node of nodes) {
    const parts = document.createDocumentFragment();
    let plain = '';
    for (const character of node.data) {
      const reading = readings.get(character);
      if (reading === undefined) {
        plain += character;
        continue;
      }
      const ruby = document.createElement('ruby');
      const above = document.createElement('rt');
      above.textContent = reading;
      ruby.append(character, above);
      parts.append(plain, ruby);
      plain = '';
    }
    parts.append(plain);
    node.replaceWith(parts);
  }
}

/** Take them away again. */
export function removeRuby(text: HTMLElement): void {
  for (const ruby of text.querySelectorAll('ruby')) ruby.replaceWith(ruby.firstChild ?? '');
  text.normalize();
}
