/** HTML from plain characters: the only way that a text's characters get into a page as a string. */

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * Escape a text for use between tags and in quoted attribute values. Characters that HTML forbids (controls, lone
 * surrogates, noncharacters) become U+FFFD.
 *
 * @example escapeHtml('a < b & "c"') // 'a &lt; b &amp; &quot;c&quot;'
 */
export function escapeHtml(text: string): string {
  // Most texts have none of them, and one search tells.
  if (!special.test(text)) return text;
  return text
    .replace(/[&<>"']/g, (character) => escapes[character] as string)
    .toWellFormed()
    .replace(forbidden, '\uFFFD');
}

/**
 * Anything but what may stand as it is: what is escaped, controls, surrogates, noncharacters (those beyond the Basic
 * Multilingual Plane are written with surrogates). By code units, which takes a fraction of the time of Unicode classes.
 */
const special = /[^ !#-%(-;=?-~\u00A0-\uD7FF\uE000-\uFDCF\uFDF0-\uFFFD]/;

/** What HTML forbids in a document's text, except lone surrogates. */
const forbidden = /[[\p{Cc}--[\t\n\f\r]]\p{Noncharacter_Code_Point}]/gv;

/** The opening tag of an element. Attributes that are undefined or empty are left out. */
export function openTag(name: string, attributes: Readonly<Record<string, string | undefined>>): string {
  let tag = `<${name}`;
  for (const attribute in attributes) {
    const value = attributes[attribute];
    if (value !== undefined && value !== '') tag += ` ${attribute}="${escapeHtml(value)}"`;
  }
  return `${tag}>`;
}

/**
 * An element with attributes and already made content. Attributes that are undefined or empty are left out.
 *
 * @param content HTML: escaped text or the result of other calls.
 */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | undefined>>,
  content: string,
): string {
  return `${openTag(name, attributes)}${content}</${name}>`;
}
