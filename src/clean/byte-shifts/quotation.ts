import { withoutGlosses } from '../pinyin/written-gloss.ts';
import { undecoded } from './lost-byte.ts';
import type { Place } from './reading.ts';

/** So far behind its mark a quotation is known for a sentence, glosses and all, UTF-16 code units. */
const longestQuoted = 60;

/**
 * Tell whether a quotation is open at the end of a text, if its last paragraph is whole and undamaged. A paragraph without
 * quotation marks goes on with what the lines before it left open: pages break lines within sentences.
 */
export function quotationIn(text: string): Pick<Place, 'quotation' | 'quoted'> {
  const start = text.lastIndexOf('\n');
  const last = lastQuotationMark(text);
  const paragraph = text.slice(last >= 0 && last < start && text[last] === '“' ? last : start + 1);
  const open = paragraph.lastIndexOf('“');
  const isOpen = open > paragraph.lastIndexOf('”');
  const quoted = isOpen ? withoutGlosses(paragraph.slice(open + 1, open + 1 + longestQuoted)).length : 0;
  if (start < 0 || paragraph.includes('?') || paragraph.includes(undecoded)) return { quotation: 'unknown', quoted };
  return { quotation: isOpen ? 'open' : 'closed', quoted };
}

function lastQuotationMark(text: string): number {
  return Math.max(text.lastIndexOf('“'), text.lastIndexOf('”'));
}
