/**
 * Readings with a tone mark, as mirrors splice them in: their letters make pairs of other encodings by chance, and no more. Behind a
 * Latin letter or sign above ASCII the mark is part of bytes that were read as such, `Õò)`.
 */
const glossEnd = /[a-z][āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-z]{0,3} ?\)|(?<![\u00a1-\u00ff])[āáǎàēéěèōóǒò][a-z]{0,2} ?\)/g;
/** So many show a page that was read in its own encoding. */
const fewestGlosses = 3;

/** Tell whether a text shows by readings spliced in that it was read in its own encoding. */
export function isGlossed(text: string): boolean {
  let glosses = 0;
  for (const _ of text.matchAll(glossEnd)) if (++glosses >= fewestGlosses) return true;
  return false;
}
