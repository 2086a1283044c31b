import { apa } from './apa.ts';
import { bibtex } from './bibtex.ts';
import { chicago } from './chicago.ts';
import type { CitedWork } from './cited-work.ts';
import { cslJson } from './csl-json.ts';
import { gbt7714of2015, gbt7714of2025 } from './gbt7714.ts';
import { ris } from './ris.ts';

/** A way to cite: a sentence for readers, or a record for programs. */
export interface CitationStyle {
  readonly id: string;
  /** Its own name, the same in every language. */
  readonly name: string;
  readonly kind: 'sentence' | 'record';
  write(work: CitedWork): string;
}

/** All styles, in the order in which a page shows them. */
export const citationStyles: readonly CitationStyle[] = [
  { id: 'gbt7714-2025', name: 'GB/T 7714—2025', kind: 'sentence', write: gbt7714of2025 },
  { id: 'gbt7714-2015', name: 'GB/T 7714—2015', kind: 'sentence', write: gbt7714of2015 },
  { id: 'apa', name: 'APA 7', kind: 'sentence', write: apa },
  { id: 'chicago', name: 'Chicago 17', kind: 'sentence', write: chicago },
  { id: 'bibtex', name: 'BibTeX', kind: 'record', write: bibtex },
  { id: 'ris', name: 'RIS', kind: 'record', write: ris },
  { id: 'csl-json', name: 'CSL-JSON', kind: 'record', write: cslJson },
];
