import type { ExportedText } from './exported-text.ts';

/** A text as JSON: front matter, address, and paragraphs with their names; absent means unknown. */
export function textJson({ work, frontMatter, blocks, licence, recordUrl }: ExportedText): string {
  return `${JSON.stringify(
    {
      id: work.id,
      url: work.url,
      ...(recordUrl !== undefined && { record: recordUrl }),
      archive: work.archive,
      ...(licence !== undefined && { licence }),
      ...frontMatter,
      paragraphs: blocks,
    },
    null,
    1,
  )}\n`;
}
