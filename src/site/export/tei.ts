import type { Block } from '../../document/block.ts';
import type { Mark } from '../block-html.ts';
import { isoDate, issuedOf } from '../citation/cited-work.ts';
import type { ExportedText } from './exported-text.ts';
import { escapeXml, xml, xmlTexts } from './xml.ts';

/**
 * A text as TEI P5: header with its source, headings as nested divisions, paragraphs under their names; doubted words as
 * `unclear` with the reason, blacked-out ones as `seg`, the end that is missing as `gap`.
 */
export function tei(text: ExportedText): string {
  const { work, frontMatter } = text;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${xml(
    'TEI',
    { xmlns: 'http://www.tei-c.org/ns/1.0', 'xml:lang': work.language },
    `\n${header(text)}\n<text><body>\n${body(text)}${
      frontMatter.truncated ? '<gap reason="source-breaks-off"/>\n' : ''
    }</body></text>\n`,
  )}\n`;
}

function header({ work, frontMatter, licence, recordUrl }: ExportedText): string {
  const { title, authors = [], publisher, source, url, editor } = frontMatter;
  const issued = issuedOf(work);
  const when = issued === undefined ? undefined : isoDate(issued.from);
  const uncertain = issued?.inferred || issued?.approximate ? 'low' : undefined;
  const date =
    frontMatter.date === undefined ? '' : xml('date', { when, cert: uncertain }, escapeXml(frontMatter.date));
  const titles = xml('title', frontMatter.titleInferred ? { type: 'supplied' } : {}, escapeXml(title));
  const fileDesc = [
    xml('titleStmt', {}, titles + xmlTexts('author', ...authors)),
    xml(
      'publicationStmt',
      {},
      xmlTexts('publisher', work.archive) +
        xml('idno', { type: 'URI' }, escapeXml(work.url)) +
        (licence === undefined ? '' : xml('availability', {}, xmlTexts('licence', licence))),
    ),
    xml(
      'sourceDesc',
      {},
      xml(
        'bibl',
        {},
        titles +
          xmlTexts('author', ...authors) +
          xmlTexts('editor', editor) +
          xmlTexts('publisher', publisher) +
          date +
          (source === undefined ? '' : xml('note', { type: 'source' }, escapeXml(source))) +
          (url === undefined ? '' : xml('idno', { type: 'URI' }, escapeXml(url))),
      ),
    ),
  ];
  const changes =
    `Restored from a damaged copy, sha256 ${frontMatter.sourceSha256}: ${frontMatter.changes} changes, ` +
    `${frontMatter.doubts} doubts${recordUrl === undefined ? '' : `, each in ${recordUrl}`}.`;
  return xml(
    'teiHeader',
    {},
    `\n${xml('fileDesc', {}, `\n${fileDesc.join('\n')}\n`)}\n${xml('encodingDesc', {}, xmlTexts('p', changes))}\n${xml(
      'profileDesc',
      {},
      xml(
        'langUsage',
        {},
        xml('language', { ident: work.language }, work.language === 'zh-Hans' ? '简体中文' : '繁體中文'),
      ),
    )}\n`,
  );
}

/** Paragraphs and headings, each heading opening a division that ends before the next one of its depth or above. */
function body({ blocks, marks }: ExportedText): string {
  let written = '';
  const open: number[] = [];
  const closeTo = (depth: number): void => {
    while ((open.at(-1) ?? 0) >= depth) {
      open.pop();
      written += '</div>\n';
    }
  };
  for (const block of blocks) {
    const content = inline(block, marks.get(block.name) ?? []);
    if (block.kind === 'paragraph') written += `${xml('p', { 'xml:id': block.name }, content)}\n`;
    else {
      const depth = block.depth ?? 2;
      closeTo(depth);
      open.push(depth);
      written += `<div>\n${xml('head', { 'xml:id': block.name }, content)}\n`;
    }
  }
  closeTo(1);
  return blocks.length === 0 ? '<p/>\n' : written;
}

function inline({ text }: Block, marks: readonly Mark[]): string {
  let written = '';
  let done = 0;
  for (const { start, end, kind, note } of marks) {
    const words = escapeXml(text.slice(start, end));
    written += escapeXml(text.slice(done, start));
    written +=
      kind === 'doubt'
        ? xml('unclear', {}, words) + xml('note', { type: 'doubt' }, escapeXml(note))
        : xml('seg', { type: 'redacted' }, words);
    done = end;
  }
  return written + escapeXml(text.slice(done));
}
