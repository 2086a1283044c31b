import { escapeHtml } from '../html.ts';

/** Escape a text for XML 1.0: as for HTML, and the form feed that HTML allows becomes U+FFFD too. */
export function escapeXml(text: string): string {
  return escapeHtml(text).replaceAll('\f', '\uFFFD');
}

/** An element whose attributes are escaped; those undefined are left out. @param content XML, or undefined for an empty element. */
export function xml(
  name: string,
  attributes: Readonly<Record<string, string | undefined>>,
  content: string | undefined,
): string {
  let tag = name;
  for (const [attribute, value] of Object.entries(attributes))
    if (value !== undefined) tag += ` ${attribute}="${escapeXml(value)}"`;
  return content === undefined ? `<${tag}/>` : `<${tag}>${content}</${name}>`;
}

/** An element for each text that is there. */
export function xmlTexts(name: string, ...texts: readonly (string | undefined)[]): string {
  return texts.map((text) => (text ? xml(name, {}, escapeXml(text)) : '')).join('');
}
