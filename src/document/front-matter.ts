/** What is known of a text, as it stands at the head of its Markdown file. Absent means unknown: nothing is invented. */
export interface FrontMatter {
  title: string;
  /** The title was not marked as one in the source; it was taken from the text. */
  titleInferred?: boolean;
  /** A title of the original that the republisher replaced (原标题). */
  originalTitle?: string;
  /** EDTF (ISO 8601-2): `2022-08-16`, `2024~`, `XXXX-11-02/XXXX-11-03`; may carry a time, `2022-08-16T22:30:00+08:00`. */
  date?: string;
  dateInferred?: boolean;
  publisher?: string;
  /** Where the publisher took the text from. */
  source?: string;
  url?: string;
  authors?: string[];
  authorRole?: string;
  editor?: string;
  reviewer?: string;
  photographer?: string;
  /** Full names, province first: `四川省攀枝花市`. */
  places: string[];
  breadcrumb?: string[];
  rights?: string;
  /** Kind of text, as the owner of the archive names it: news, speech, plan … */
  kind?: string;
  /** Script in which the text was originally written. */
  script: 'Hans' | 'Hant';
  /** Words were blacked out (`**`). */
  redacted?: boolean;
  /** The source breaks off before the end of the text. */
  truncated?: boolean;
  /** The text was rewritten word by word with synonyms; it cannot be restored. */
  spun?: boolean;
  /** Path below the sources folder. */
  sourceFile: string;
  sourceSha256: string;
  sourceEncoding: string;
  /** Number of changes on record. */
  changes: number;
  /** Number of open doubts. */
  doubts: number;
  /**
   * Names of the blocks, in order, where they are not simply `p1`, `p2` …. In the file only: a document's blocks carry their
   * names themselves.
   */
  paragraphs?: string[];
}
