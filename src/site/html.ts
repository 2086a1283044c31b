/** HTML from plain characters: the only way that a text's characters get into a page as a string. */

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/**
 * Escape a text for use between tags and in quoted attribute values. Characters that HTML forbids (controls, lone
 * surrogates, noncharacters) become U+FFFD.
 *
 * @example escapeHtml('a < b & "c"') // 'a &lt; b &amp; &quot;c&quot;'
 */
export function escapeHtml(text: string): string {
  const escaped = /[&<>"']/.test(text) ? text.replace(/[&<>"']/g, (character) => escapes[character] as string) : text;
  return forbidden.test(escaped) ? escaped.toWellFormed().replace(forbiddenAll, '\uFFFD') : escaped;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to keep out of a page.
const forbidden = /[\0-\x08\x0B-\x0C\x0E-\x1F\x7F-\x9F\uFDD0-\uFDEF\uFFFE\uFFFF\uD800-\uDFFF]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: as above.
const forbiddenAll = /[\0-\x08\x0B-\x0C\x0E-\x1F\x7F-\x9F\uFDD0-\uFDEF\uFFFE\uFFFF]/g;

/**
 * An element with attributes and already made content. Attributes that are undefined or empty are left out.
 *
 * @param content HTML: escaped text or the result of other calls.
 */
export function element(name: string, attributes: Readonly<Record<string, string | undefined>>, content: string): string {
  let tag = name;
  for (const [attribute, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== '') tag += ` ${attribute}="${escapeHtml(value)}"`;
  }
  return `<${tag}>${content}</${name}>`;
}
