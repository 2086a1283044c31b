import { rereadBytes } from '../reread/reread-bytes.ts';
import type { Step } from '../step.ts';
import { byteShifts } from './byte-shifts/byte-shifts.ts';
import { compatibilityCharacters } from './compatibility-characters/compatibility-characters.ts';
import { controlCharacters } from './control-characters/control-characters.ts';
import { ellipsesAndDashes } from './ellipses-and-dashes/ellipses-and-dashes.ts';
import { entities } from './entities/entities.ts';
import { glosses } from './glosses/glosses.ts';
import { insertedCommas } from './inserted-commas/inserted-commas.ts';
import { lostBlanks } from './lost-blanks/lost-blanks.ts';
import { originalScript } from './original-script/original-script.ts';
import { punctuationWidth } from './punctuation-width/punctuation-width.ts';
import { quotationMarks } from './quotation-marks/quotation-marks.ts';
import { spacesAroundMarks } from './spaces-around-marks/spaces-around-marks.ts';
import { transcoding } from './transcoding/transcoding.ts';

/**
 * The steps that run before the diagnosis, in order: a misread line has to be read before its characters mean anything,
 * and entities are markup left over.
 */
export const stepsBeforeDiagnosis: readonly Step[] = [transcoding, entities];

/**
 * The steps that act on the diagnosis, in order: the reverse of the order in which the damage was done.
 *
 * Byte shifts come first, since stray control characters and glosses are part of them; glosses before the script, since a
 * gloss names the converted character. Lost blanks come before the widths, which take a `?` that is left for a
 * question; ellipses before the widths, since a mark next to …… is Chinese; quotation marks before the blanks around
 * them.
 */
export const stepsAfterDiagnosis: readonly Step[] = [
  byteShifts,
  controlCharacters,
  glosses,
  compatibilityCharacters,
  originalScript,
  insertedCommas,
  lostBlanks,
  ellipsesAndDashes,
  punctuationWidth,
  quotationMarks,
  spacesAroundMarks,
];

export const steps: readonly Step[] = [...stepsBeforeDiagnosis, ...stepsAfterDiagnosis];

/** All that can stand in a record by its name, in the order in which it runs: the bytes are read again before any step. */
export const recordedSteps: readonly Pick<Step, 'name' | 'version' | 'reasons'>[] = [rereadBytes, ...steps];
