import type { ArchiveDocument } from '../document/block.ts';

/** Columns of the table of metadata, in order. */
export const columns = [
  'id',
  'title',
  'date',
  'dateInferred',
  'publisher',
  'source',
  'authors',
  'places',
  'kind',
  'script',
  'url',
  'rights',
  'characters',
  'changes',
  'doubts',
  'sourceFile',
  'sourceSha256',
] as const;

export type Row = Readonly<Record<(typeof columns)[number], string | number | undefined>>;

/** What the table says of a text; several values of one field are joined by a semicolon. */
export function rowOf({ id, frontMatter, blocks }: ArchiveDocument): Row {
  const { authors = [], places, dateInferred, title, date, publisher, source, kind, script, url, rights } = frontMatter;
  const { changes, doubts, sourceFile, sourceSha256 } = frontMatter;
  return {
    id,
    title,
    date,
    dateInferred: dateInferred ? 'true' : undefined,
    publisher,
    source,
    authors: authors.length === 0 ? undefined : authors.join(';'),
    places: places.length === 0 ? undefined : places.join(';'),
    kind,
    script,
    url,
    rights,
    characters: blocks.reduce((sum, { text }) => sum + text.replace(/\s/g, '').length, 0),
    changes,
    doubts,
    sourceFile,
    sourceSha256,
  };
}

/** A text as one line of JSON: metadata, the whole text in its original script, and its paragraphs with their names. */
export function jsonLine({ id, frontMatter, blocks }: ArchiveDocument): string {
  const text = blocks.map((block) => block.text).join('\n');
  return `${JSON.stringify({ id, ...frontMatter, text, paragraphs: blocks })}\n`;
}

/** The text that a line of JSON was made from. */
export function documentOf(line: string): ArchiveDocument {
  const {
    id,
    text: _,
    paragraphs,
    ...frontMatter
  } = JSON.parse(line) as Pick<ArchiveDocument, 'id'> &
    ArchiveDocument['frontMatter'] & { readonly text: string; readonly paragraphs: ArchiveDocument['blocks'] };
  return { id, frontMatter, blocks: paragraphs };
}
