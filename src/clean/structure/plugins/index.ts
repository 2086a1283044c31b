import type { StructurePlugin } from '../work.ts';
import { findTitle } from './find-title.ts';
import { flagDamage } from './flag-damage.ts';
import { inferMetadata } from './infer-metadata.ts';
import { joinHardLineBreaks } from './join-hard-line-breaks.ts';
import { markHeadings } from './mark-headings.ts';
import { readDocumentViewer } from './read-document-viewer.ts';
import { readHeadingMarks } from './read-heading-marks.ts';
import { readImprintLines } from './read-imprint.ts';
import { readMetadataLines } from './read-metadata-lines.ts';
import { readSpeaker } from './read-speaker.ts';
import { setMarkupApart } from './set-markup-apart.ts';
import { setPageEndApart } from './set-page-end-apart.ts';
import { setPageHeadApart } from './set-page-head-apart.ts';
import { splitByline } from './split-byline.ts';
import { splitOneBlock } from './split-one-block.ts';
import { splitSalutation } from './split-salutation.ts';

/** The structural plugins in the order in which they run. */
export const structurePlugins: readonly StructurePlugin[] = [
  setMarkupApart,
  readHeadingMarks,
  readDocumentViewer,
  setPageEndApart,
  readMetadataLines,
  joinHardLineBreaks,
  findTitle,
  setPageHeadApart,
  readSpeaker,
  splitSalutation,
  splitByline,
  splitOneBlock,
  markHeadings,
  flagDamage,
  inferMetadata,
  readImprintLines,
];
