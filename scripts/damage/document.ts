import { parse } from 'yaml';

/** What is known about a text; the keys and their order are those of a published text's front matter. */
export interface Metadata {
  title?: string;
  date?: string;
  publisher?: string;
  source?: string;
  authors?: string[];
  authorRole?: string;
  editor?: string;
  reviewer?: string;
  photographer?: string;
  places?: string[];
  breadcrumb?: string[];
  kind?: string;
  script?: 'Hans' | 'Hant';
  redacted?: boolean;
  truncated?: boolean;
}

/** A paragraph (depth 0) or a heading (depth 2 or 3) of a text; `text` is plain, without Markdown escapes. */
export interface Block {
  depth: 0 | 2 | 3;
  text: string;
}

/** A text before any damage, or what a perfect restoration would give. */
export interface Document {
  metadata: Metadata;
  blocks: readonly Block[];
}

const KEYS = [
  'title',
  'date',
  'publisher',
  'source',
  'authors',
  'authorRole',
  'editor',
  'reviewer',
  'photographer',
  'places',
  'breadcrumb',
  'kind',
  'script',
  'redacted',
  'truncated',
] as const satisfies readonly (keyof Metadata)[];

const FRONT_MATTER = /^---\n([\s\S]*?)\n---\n/;

/** Read a document: front matter, then blocks parted by blank lines, `##` and `###` for headings. */
export function parseDocument(markdown: string): Document {
  const front = FRONT_MATTER.exec(markdown);
  if (front === null)
    throw new Error('Unexpected start of the document, expected front matter between two lines `---`');
  const metadata = parse(front[1] ?? '', { schema: 'failsafe' }) as Record<string, unknown>;
  for (const flag of ['redacted', 'truncated'])
    if (metadata[flag] !== undefined) metadata[flag] = metadata[flag] === 'true';
  const blocks = markdown
    .slice(front[0].length)
    .split(/\n{2,}/)
    .map((block) => block.trim())
    .filter((block) => block !== '')
    .map(parseBlock);
  return { metadata: metadata as Metadata, blocks };
}

function parseBlock(markdown: string): Block {
  const mark = /^(#{2,3}) /.exec(markdown)?.[1] ?? '';
  const text = markdown.slice(mark === '' ? 0 : mark.length + 1).replaceAll(/\\(\p{P}|\p{S})/gu, '$1');
  return { depth: mark === '' ? 0 : mark === '##' ? 2 : 3, text };
}

/** Write a document; the inverse of `parseDocument`. Values are written as JSON strings, which are valid YAML. */
export function writeDocument({ metadata, blocks }: Document): string {
  const lines = KEYS.filter((key) => metadata[key] !== undefined).map((key) => {
    const value = metadata[key];
    return `${key}: ${Array.isArray(value) ? `[${value.map((item) => JSON.stringify(item)).join(', ')}]` : JSON.stringify(value)}`;
  });
  const body = blocks.map(({ depth, text }) => `${depth === 0 ? '' : `${'#'.repeat(depth)} `}${escapeMarkdown(text)}`);
  return `---\n${lines.join('\n')}\n---\n\n${body.join('\n\n')}\n`;
}

function escapeMarkdown(text: string): string {
  const escaped = text.replaceAll(/[\\*_`<[\]]/g, '\\$&');
  return escaped.replace(/^[#>+-]/, '\\$&').replace(/^(\d+)([.)])/, '$1\\$2');
}
