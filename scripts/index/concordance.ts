/** Print hits one below the other, the hits aligned, for a terminal. */
import type { SearchResult, SearchResults } from '../../src/search/api.ts';

/** Columns shown to the left of a hit; Han and fullwidth characters take two. */
const LEFT_COLUMNS = 32;
/** Hits shown of one text. */
const HITS = 5;

/** Columns of a terminal that a character takes, by Unicode's East Asian Width as far as it matters here. */
function columns(character: string): number {
  return /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3ffff}]/u.test(
    character,
  )
    ? 2
    : 1;
}

/** The end of a text that fits, padded to `width` columns on the left. */
function padded(text: string, width: number): string {
  let taken = 0;
  let kept = '';
  for (const character of Array.from(text).reverse()) {
    const wide = columns(character);
    if (taken + wide > width) break;
    taken += wide;
    kept = character + kept;
  }
  return ' '.repeat(width - taken) + kept;
}

/** Text that a terminal shows as it is: no control characters that could move the cursor or change colours. */
function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]/gu, ' ');
}

/** The concordance of some results. */
export async function concordance(results: SearchResults, shown: readonly SearchResult[]): Promise<string> {
  if (results.documents === 0) return `Nothing found for ${printable(results.query)}`;
  const lines = [`${results.documents} texts, ${results.hits} hits`];
  for (const result of shown) {
    const { title, url, date } = await result.load();
    lines.push('', printable([title || url, date, `${result.count} hits`, url].filter(Boolean).join('  ')));
    for (const { block, left, hit, right } of await results.excerpts(result, HITS)) {
      lines.push(`${padded(printable(left), LEFT_COLUMNS)}【${printable(hit)}】${printable(right)}  ${block}`);
    }
    if (result.count > HITS) lines.push(`${' '.repeat(LEFT_COLUMNS)}… ${result.count - HITS} more`);
  }
  if (shown.length < results.documents)
    lines.push('', `… ${results.documents - shown.length} more texts: --limit 0 shows all`);
  return lines.join('\n');
}
