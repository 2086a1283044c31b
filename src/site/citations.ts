import type { ArchiveDocument } from '../document/block.ts';
import type { CitedWork } from './citation/cited-work.ts';
import { citationStyles } from './citation/styles.ts';
import { escapeHtml } from './html.ts';
import type { Messages } from './messages/messages.ts';

/** How to cite the text. */
export interface Citations {
  /** The work as JSON, for the script that fills in the day of the visit and the paragraph. */
  readonly work: string;
  /** What to say of words taken from this page; absent where it shows the original script. */
  readonly converted?: string;
  /** A row for each style, as HTML. */
  readonly rows: string;
}

/** Rows of a list of definitions; made as one string, since a page has many small parts otherwise. */
function citationRows(work: CitedWork): string {
  return citationStyles
    .map(({ id, name, kind, write }) => {
      const text = escapeHtml(write(work));
      const shown =
        kind === 'record'
          ? `<pre tabindex="0" aria-label="${name}"><code>${text}</code></pre>`
          : `<span>${text}</span>`;
      return `<div data-style="${id}"><dt>${name}</dt><dd lang="zh">${shown}</dd></div>`;
    })
    .join('');
}

/** The pages of a text in both scripts show the same. */
const made = new WeakMap<ArchiveDocument, Citations>();

/** How the page of a text says to cite it. */
export function citationsOf(
  document: ArchiveDocument,
  work: CitedWork,
  isConverted: boolean,
  messages: Messages,
): Citations {
  const citations = made.get(document) ?? { work: JSON.stringify(work), rows: citationRows(work) };
  made.set(document, citations);
  return isConverted ? { ...citations, converted: messages.quoteConverted } : citations;
}
