import { isoDate, issuedOf } from '../citation/cited-work.ts';
import { displayDate } from '../edtf.ts';
import { messagesOf } from '../messages/messages.ts';
import type { ExportedText } from './exported-text.ts';
import { escapeXml, xml, xmlTexts } from './xml.ts';
import { fixedFile, type PackedFile, zip } from './zip.ts';

/** A text as EPUB 3, in its original script: one chapter with a table of contents of its headings. */
export function epub(text: ExportedText): Uint8Array {
  return zip(epubFiles(text));
}

/** The files of an EPUB; `mimetype` comes first, as the format demands. */
export function epubFiles(text: ExportedText): PackedFile[] {
  return [
    mimetype,
    container,
    { path: 'package.opf', content: packageDocument(text) },
    { path: 'nav.xhtml', content: navigation(text) },
    { path: 'text.xhtml', content: chapter(text) },
    style,
  ];
}

const mimetype = fixedFile('mimetype', 'application/epub+zip');

const container = fixedFile(
  'META-INF/container.xml',
  `<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>
`,
);

function packageDocument({ work, frontMatter, licence }: ExportedText): string {
  const { title, authors = [], publisher } = frontMatter;
  const issued = issuedOf(work);
  const date = issued === undefined ? undefined : isoDate(issued.from);
  // The format demands a time of the last change. The day of issue stands for it, so that the same text makes the same bytes.
  const modified = `${date === undefined ? '1970-01-01' : `${date}-01-01`.slice(0, 10)}T00:00:00Z`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="${work.language}">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
${xml('dc:identifier', { id: 'id' }, escapeXml(work.url))}
${xmlTexts('dc:title', title)}
${xmlTexts('dc:language', work.language)}
${xmlTexts('dc:creator', ...authors)}${xmlTexts('dc:publisher', publisher)}${xmlTexts('dc:date', date)}${xmlTexts('dc:source', frontMatter.url ?? frontMatter.source)}${xmlTexts('dc:rights', frontMatter.rights ?? licence)}
<meta property="dcterms:modified">${modified}</meta>
</metadata>
<manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="text" href="text.xhtml" media-type="application/xhtml+xml"/>
<item id="style" href="style.css" media-type="text/css"/>
</manifest>
<spine><itemref idref="text"/></spine>
</package>
`;
}

function page(language: string, title: string, body: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="${language}" xml:lang="${language}">
<head>${xmlTexts('title', title)}<link rel="stylesheet" type="text/css" href="style.css"/></head>
<body>
${body}
</body>
</html>
`;
}

function navigation({ work, frontMatter, blocks }: ExportedText): string {
  const items = [
    { name: 'title', text: frontMatter.title },
    ...blocks.filter(({ kind, text }) => kind === 'heading' && text.trim() !== ''),
  ].map(({ name, text }) => xml('li', {}, xml('a', { href: `text.xhtml#${name}` }, escapeXml(text))));
  return page(work.language, frontMatter.title, `<nav epub:type="toc"><ol>\n${items.join('\n')}\n</ol></nav>`);
}

function chapter({ work, frontMatter, blocks, marks }: ExportedText): string {
  const { title, authors = [], publisher, date, dateInferred, truncated } = frontMatter;
  const messages = messagesOf(work.language);
  const dated = date && displayDate(date, work.language) + (dateInferred ? `（${messages.inferredDate}）` : '');
  const byline = [authors.join('、'), publisher, dated].filter((part) => part).join('　');
  const paragraphs = blocks.map((block) => {
    let content = '';
    let done = 0;
    for (const { start, end, kind, note } of marks.get(block.name) ?? []) {
      content += escapeXml(block.text.slice(done, start));
      content += xml('span', { class: kind, title: note }, escapeXml(block.text.slice(start, end)));
      done = end;
    }
    content += escapeXml(block.text.slice(done));
    return xml(block.kind === 'heading' ? `h${block.depth ?? 2}` : 'p', { id: block.name }, content);
  });
  const body = [
    xml('h1', { id: 'title' }, escapeXml(title)),
    ...(byline === '' ? [] : [xml('p', { class: 'byline' }, escapeXml(byline))]),
    ...paragraphs,
    ...(truncated ? [xml('p', { class: 'byline' }, escapeXml(messages.truncatedLabel))] : []),
    xml('p', { class: 'byline' }, xml('a', { href: work.url }, escapeXml(`${work.archive}　${work.url}`))),
  ];
  return page(work.language, title, body.join('\n'));
}

const style = fixedFile(
  'style.css',
  `p { margin: 0 0 0.5em; text-indent: 2em; line-height: 1.8; text-align: justify; }
h1, h2, h3, h4 { line-height: 1.4; }
.byline { text-indent: 0; font-size: 0.85em; }
.doubt { text-decoration: underline; }
`,
);
