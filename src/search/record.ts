import type { ArchiveDocument } from '../document/block.ts';
import { toOtherScript } from '../script/convert.ts';
import type { Script } from '../script/script.ts';

/** A paragraph or heading of a text, in both scripts. */
export interface SearchBlock {
  readonly name: string;
  readonly text: string;
  /** The same in the other script, code point for code point. */
  readonly other: string;
}

/** What the index is built from: one a text. Plain data, so that it can be streamed from anywhere. */
export interface SearchRecord {
  readonly id: string;
  /** Address of the text below the site's base path, in its original script. */
  readonly url: string;
  /** Its address in the other script. */
  readonly otherUrl: string;
  readonly title: string;
  readonly otherTitle: string;
  /** EDTF, as in the front matter. */
  readonly date?: string;
  readonly publisher?: string;
  readonly places: readonly string[];
  readonly kind?: string;
  /** What is wrong with the text still: `redacted`, `truncated`, `spun`, `doubtful`. */
  readonly damage?: readonly string[];
  /** Script in which the text was originally written. */
  readonly script: Script;
  readonly blocks: readonly SearchBlock[];
}

/** What the site knows of a text and the text does not. */
export interface SearchRecordSetting {
  readonly url: string;
  readonly otherUrl: string;
  /** The text's blocks in the other script where the pages have made them already; else they are derived here. */
  readonly other?: { readonly title: string; readonly blocks: readonly string[] };
}

/** Make the search record of a text. */
export function searchRecord(document: ArchiveDocument, setting: SearchRecordSetting): SearchRecord {
  const { frontMatter } = document;
  const { script } = frontMatter;
  const damage = [
    ...(frontMatter.redacted ? ['redacted'] : []),
    ...(frontMatter.truncated ? ['truncated'] : []),
    ...(frontMatter.spun ? ['spun'] : []),
    ...(frontMatter.doubts > 0 ? ['doubtful'] : []),
  ];
  return {
    id: document.id,
    url: setting.url,
    otherUrl: setting.otherUrl,
    title: frontMatter.title,
    otherTitle: setting.other?.title ?? toOtherScript(frontMatter.title, script),
    ...(frontMatter.date === undefined ? {} : { date: frontMatter.date }),
    ...(frontMatter.publisher === undefined ? {} : { publisher: frontMatter.publisher }),
    places: frontMatter.places,
    ...(frontMatter.kind === undefined ? {} : { kind: frontMatter.kind }),
    ...(damage.length === 0 ? {} : { damage }),
    script,
    blocks: document.blocks.map((block, index) => ({
      name: block.name,
      text: block.text,
      other: setting.other?.blocks[index] ?? toOtherScript(block.text, script),
    })),
  };
}

/**
 * The earliest day of an EDTF date as a sortable `YYYY-MM-DD`, unknown parts 00; `undefined` when the year is unknown.
 *
 * @example sortableDate('2024~') // '2024-00-00'
 */
export function sortableDate(date: string | undefined): string | undefined {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?!\d)/.exec(date ?? '');
  return match === null ? undefined : `${match[1]}-${match[2] ?? '00'}-${match[3] ?? '00'}`;
}
