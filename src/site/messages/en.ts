import type { Messages } from './messages.ts';
import { searchEn } from './search-en.ts';

/** Interface texts in English. */
export const en: Messages = {
  skipToText: 'Skip to the text',
  navigation: 'Main',
  home: 'Home',
  texts: 'Texts',
  search: 'Search',
  about: 'About',
  scriptChoice: 'Script',
  languageName: 'English',

  searchLabel: 'Search all texts',
  searchPlaceholder: 'Chinese words, a phrase, a title',
  searchButton: 'Search',
  searchNeedsScript:
    'Search runs in your browser and needs JavaScript. Without it, every text can be reached from the list of texts.',
  searchHint:
    'Type any Chinese characters; Simplified and Traditional find each other. Press / to reach the box, Esc to clear it.',
  searchLoading: 'Searching …',
  searchFailed: 'The search index could not be read. Check the network and try again, or use the list of texts.',
  searchNothing: 'Nothing found',
  searchMore: 'Show more',
  searchCounts: (documents, hits) => `${plural(documents, 'text')}, ${plural(hits, 'passage')}`,
  searchHits: (hits) => plural(hits, 'passage'),

  newest: 'Most recent texts',
  beginHere: 'Begin here',
  byYear: 'By year',
  allTexts: 'All texts',
  undated: 'Year unknown',
  textCount: (count) => plural(count, 'text'),
  characterCount: (count) => plural(count, 'character'),
  yearSpan: (first, last) => (first === last ? first : `${first}–${last}`),
  repairCount: (count) => plural(count, 'repair'),
  yearTitle: (year) => year,
  pageOf: (page, pages) => `Page ${page} of ${pages}`,
  pages: 'Pages',

  date: 'Date',
  publisher: 'Published by',
  source: 'Source',
  originalTitle: 'Original title',
  authors: 'Authors',
  editor: 'Editor',
  reviewer: 'Reviewer',
  photographer: 'Photographs',
  places: 'Places',
  breadcrumb: 'Section',
  rights: 'Rights',
  address: 'Original address',
  inferredDate: 'inferred',
  inferredTitle: 'The source has no title; this one was taken from the text.',
  redactedNotice: 'Words of this text were blacked out with asterisks; they are kept as found.',
  truncatedNotice: 'The source breaks off; the end of the text is missing.',
  truncatedLabel: 'The source breaks off here',
  spunNotice: 'This text was rewritten word by word with synonyms and cannot be restored: quote it with care.',
  redacted: 'blacked out with asterisks in the source',
  doubtful: 'Doubtful',
  paragraphLink: (name) => `Address of paragraph ${name}`,
  previous: 'Previous text',
  next: 'Next text',
  neighbours: 'Neighbouring texts',
  recordOf: 'Record of restoration',
  recordSummary: (changes, doubts) =>
    changes === 0 && doubts === 0
      ? 'characters as in the source'
      : plural(changes, 'change') + (doubts === 0 ? '' : `, ${plural(doubts, 'doubt')}`),
  markdownFile: 'Markdown',
  hitsHere: (hits) => `${plural(hits, 'passage')} here`,
  previousHit: 'Previous',
  nextHit: 'Next',
  backToSearch: 'Back to search',
  clearMarks: 'Remove marks',

  recordTitle: (title) => `Record of restoration: ${title}`,
  recordIntroduction:
    'Left, the source file as it was found; right, the restored text. Every change is marked, and lines that are not part of the text stand where they stood.',
  backToText: 'Back to the text',
  diagnosis: 'Diagnosis',
  sourceFile: 'Source file',
  encoding: 'Encoding',
  bytes: 'bytes',
  checksum: 'SHA-256',
  restoredChecksum: 'SHA-256 of the restored text',
  whatWasDone: 'What was done',
  step: 'Step',
  reason: 'Reason',
  count: 'Count',
  doubtsHeading: 'Doubts',
  setApartHeading: 'Not part of the text',
  noChanges: 'No character was changed.',
  candidates: 'or',
  place: 'Place',
  sourceSide: 'Source',
  restoredSide: 'Restored',
  sideBySide: 'Source and restored text side by side',
  legendRemoved: 'removed',
  legendReplaced: 'replaced',
  legendInserted: 'inserted',
  legendDoubted: 'doubtful',
  legendSetApart: 'not part of the text',
  rule: 'Rule',
  steps: 'Steps taken',
  metadataHeading: 'Particulars found',
  field: 'Field',
  value: 'Value',
  editedByHand:
    'The Markdown of this text was edited by hand and no longer matches the record character by character; these are the changes made when it was cleaned.',
  layoutRule: 'blanks and line ends',

  aboutTitle: 'About',
  aboutTexts: 'Where these texts come from',
  aboutTextsBody:
    'The texts come from damaged copies of web pages: some have pinyin spliced in, some have bytes shifted into garbage, some were converted to Traditional one character at a time, some had their punctuation folded, some carry menus and advertisements. What can be restored with certainty was restored; what cannot is marked and left as it is.',
  aboutRecord: 'Where every character comes from',
  aboutRecordBody:
    'Behind each text is its record of restoration: the source file as found beside the restored text, with everything removed, replaced or inserted, and why. Done backwards, the record gives the source file again, to the byte.',
  aboutScripts: 'Simplified and Traditional',
  aboutScriptsBody:
    'Each text stands first in the script it was written in. The other script is converted by program, word by word, for reading, not for quoting. Search finds both.',
  aboutCite: 'How to cite',
  aboutCiteBody:
    'Give the title, the publishing body, the date, the name of this archive, the address of the paragraph and the day of your visit. The number beside a paragraph (behind it on a narrow screen) is its lasting address.',
  aboutLicence: 'Licence',
  aboutLicenceUnknown: 'Rights in the original texts remain with their holders.',
  aboutContact: 'Contact and corrections',
  aboutContactBody: 'If you find a mistake, please write to',
  aboutContactUnknown: 'If you find a mistake, please tell those who keep this site.',

  notFoundTitle: 'No such page',
  notFoundBody: 'The address may be wrong, or the text may have moved. Try the search, or the list of texts.',
  footer: 'Texts restored with Chengwen',

  searchPage: searchEn,
};

function plural(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
}
