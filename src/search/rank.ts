/**
 * Relevance: more hits are better, each one less than the one before; the longer a text, the less a hit in it says; a
 * hit in the title is worth more than all hits in the body. The term saturation of BM25 with its usual constants; there
 * is no inverse document frequency, as every text found holds all of the query.
 */
const SATURATION = 1.2;
const LENGTH_WEIGHT = 0.75;
const TITLE_BONUS = 1;

/**
 * @param count - hits, title included.
 * @param length - of the text, in characters; `averageLength` of all texts.
 */
export function relevance(count: number, titleCount: number, length: number, averageLength: number): number {
  const relative = averageLength > 0 ? length / averageLength : 1;
  const saturated = count / (count + SATURATION * (1 - LENGTH_WEIGHT + LENGTH_WEIGHT * relative));
  return saturated + (titleCount > 0 ? TITLE_BONUS : 0);
}
