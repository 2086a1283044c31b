import type { Step } from '../step.ts';
import { compatibilityCharacters } from './compatibility-characters/compatibility-characters.ts';
import { controlCharacters } from './control-characters/control-characters.ts';
import { ellipsesAndDashes } from './ellipses-and-dashes/ellipses-and-dashes.ts';
import { entities } from './entities/entities.ts';
import { lostBlanks } from './lost-blanks/lost-blanks.ts';
import { originalScript } from './original-script/original-script.ts';
import { punctuationWidth } from './punctuation-width/punctuation-width.ts';
import { quotationMarks } from './quotation-marks/quotation-marks.ts';
import { spacesAroundMarks } from './spaces-around-marks/spaces-around-marks.ts';
import { transcoding } from './transcoding/transcoding.ts';

/**
 * The steps in the order in which they run, the reverse of the order in which the damage was done.
 *
 * Bytes first: a misread line has to be read before its characters mean anything; entities are markup left over. Byte
 * shifts and glosses come before the script, since a gloss names the converted character. Lost blanks come before the
 * widths, which take every `?` that is left for a question; quotation marks before the blanks around them.
 */
export const steps: readonly Step[] = [
  transcoding,
  entities,
  controlCharacters,
  compatibilityCharacters,
  originalScript,
  lostBlanks,
  punctuationWidth,
  ellipsesAndDashes,
  quotationMarks,
  spacesAroundMarks,
];
