/** Take a search away: all hits as a file, or the search itself as a citation. */
import type { SearchResults } from '../../search/api.ts';
import { make } from '../page.ts';
import { addressOf } from './addresses.ts';
import { citationOf } from './citation.ts';
import { csvOf } from './csv.ts';
import { labelOf } from './labels.ts';
import { type LineSource, linesOf } from './lines.ts';
import { messages, parts, setting } from './page-parts.ts';
import type { SearchState } from './state.ts';

const words = messages.searchPage;

/** Offer all hits as a CSV file, in the order in which they are shown. */
export async function exportCsv(
  results: SearchResults,
  source: LineSource = linesOf(results),
  signal: AbortSignal,
): Promise<void> {
  const said = parts.counts.textContent;
  const lines = await source.all(signal, (texts) => {
    parts.counts.textContent = words.exporting(texts, results.documents);
  });
  const csv = csvOf(
    words.csvHeader,
    lines,
    ({ document, excerpt }) => new URL(addressOf(document, results.answered, excerpt), location.href).href,
  );
  const address = URL.createObjectURL(new Blob([csv], { type: 'text/csv;charset=utf-8' }));
  const name = results.query
    .replaceAll(/[\\/:*?"<>|\s\p{C}]+/gu, ' ')
    .trim()
    .slice(0, 40);
  make('a', { href: address, download: `${words.csvName} ${name}.csv` }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  parts.counts.textContent = `${said} · ${words.exported(lines.length)}`;
}

/** Unfold the citation of the search, or fold it. */
export function toggleCitation(state: SearchState, results: SearchResults, version: string): void {
  const { cite, citation } = parts;
  if (!citation.hidden) {
    hideCitation();
    return;
  }
  const text = citationOf(state, results, {
    messages,
    archive: setting.archive,
    version,
    address: location.href,
    accessed: new Date(),
    labelOf,
  });
  const said = make('p', { textContent: text });
  const copy = make('button', { type: 'button', textContent: words.copy });
  copy.addEventListener('click', () => {
    const range = document.createRange();
    range.selectNodeContents(said);
    getSelection()?.removeAllRanges();
    getSelection()?.addRange(range);
    // Where the clipboard is closed to pages, the selected text is there to be copied by hand.
    navigator.clipboard?.writeText(text).then(
      () => {
        copy.textContent = words.copied;
      },
      () => {},
    );
  });
  citation.replaceChildren(said, copy);
  citation.hidden = false;
  cite.setAttribute('aria-expanded', 'true');
}

export function hideCitation(): void {
  parts.citation.hidden = true;
  parts.citation.replaceChildren();
  parts.cite.setAttribute('aria-expanded', 'false');
}
