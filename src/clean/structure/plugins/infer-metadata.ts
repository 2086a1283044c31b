import type { Root } from 'mdast';
import { readDays } from '../../metadata/dates.ts';
import { inferTitle } from '../../metadata/inferred-title.ts';
import { readByline } from '../../metadata/people.ts';
import { placesOf } from '../../metadata/places.ts';
import { dateOfUrl } from '../../metadata/url.ts';
import { yearOf } from '../../metadata/year.ts';
import type { BlockNode } from '../structure.ts';
import {
  blocksIn,
  find,
  foldedOf,
  foundValue,
  type StructurePlugin,
  type StructureWork,
  startOf,
  textOf,
} from '../work.ts';
import { ruleOfNode } from './lines.ts';

/** The earliest year of a report in a text without a dateline; an older date at its head is what it tells of. */
const EARLIEST_REPORT = '1995';

/** The name of the medium that opens a report: `绵阳新闻网讯 …`, `新华社北京5月6日电`. It stays in the text. */
const MEDIUM =
  /^(?:【|\()?([\u3400-\u9fff]{2,12}?(?:网|社|日报|晚报|晨报|早报|时报|电视台|广播|客户端|发布))(?:讯|消息|[\u3400-\u9fff]{2,6}\d{1,2}月\d{1,2}日(?:电|讯|消息))/u;

/** Take what the text itself says of its title, date, medium, authors and place; nothing is invented. */
export const inferMetadata: StructurePlugin = {
  name: 'infer-metadata',
  transform(tree, work) {
    const first = blocksIn(tree)[0];
    if (first === undefined) return;
    const lead = textOf(first, work).slice(0, 400);
    const folded = foldedOf(first, work).slice(0, 400);
    inferOpening(work, lead, folded, startOf(first));
    if (foundValue(work, 'title') === undefined) inferMissingTitle(tree, work);
    inferDate(tree, work, folded, startOf(first));
    const title = foundValue(work, 'title');
    const publisher = foundValue(work, 'publisher');
    const places = placesOf(bodyText(tree, work, foldedOf), asText(title), asText(publisher));
    if (places.length > 0) find(work, 'places', places, 'gazetteer');
  },
};

/** Blocks in which a first sentence is looked for; a source may open with a stray word. */
const OPENING_BLOCKS = 5;

/** Blocks among which the lines of the site's frame are passed over for it. */
const FURTHER_BLOCKS = 20;

/** A telephone number, a code, a row of signs, a link to another text or to several, lost characters: no first sentence, where another line follows. */
const NO_SENTENCE =
  /^[^\u3400-\u9fff\u3040-\u30ff]*$|^(?:上|下)一?(?:篇|页|条)|^.{0,12}\d{3,4}[- ]?\d{3,4}[- ]?\d{3,4}$|^[-–—·• ]{0,3}相[关關](?:推[荐薦]|[阅閱][读讀]|文章)$|\ufffd|锟斤拷/u;

/** Tell whether a line of Chinese text may open it: not a word of the site's, nor a line without words. */
function mayOpen(node: BlockNode, work: StructureWork): boolean {
  return ruleOfNode(node, work) === undefined && !NO_SENTENCE.test(textOf(node, work).slice(0, 120));
}

function inferMissingTitle(tree: Root, work: StructureWork): void {
  for (const node of openingBlocks(blocksIn(tree).slice(0, FURTHER_BLOCKS), work)) {
    const lead = textOf(node, work)
      .slice(0, 120)
      .replace(/^[•·▪●◆■★] ?/u, '');
    const title = inferTitle(lead);
    if (title === undefined) continue;
    find(work, 'title', title, 'first-sentence', { start: startOf(node), end: startOf(node) + lead.length });
    find(work, 'titleInferred', true, 'first-sentence');
    return;
  }
}

/** The blocks that may open a text, then the first ones whatever they are. */
function* openingBlocks(nodes: readonly BlockNode[], work: StructureWork): Generator<BlockNode> {
  let found = 0;
  for (const node of nodes) {
    if (found === OPENING_BLOCKS) break;
    if (!mayOpen(node, work)) continue;
    found++;
    yield node;
  }
  yield* nodes.slice(0, OPENING_BLOCKS);
}

function inferOpening(work: StructureWork, lead: string, folded: string, offset: number): void {
  const medium = MEDIUM.exec(folded);
  if (medium?.[1] !== undefined && foundValue(work, 'publisher') === undefined) {
    const start = folded.indexOf(medium[1]);
    find(work, 'publisher', lead.slice(start, start + medium[1].length), 'dateline-medium', {
      start: offset + start,
      end: offset + start + medium[1].length,
    });
  }
  const bracketed = /^[\u3400-\u9fff\d ]{2,24}\(([^()]{4,60})\)/u.exec(folded);
  const byline = bracketed?.[1] === undefined ? undefined : readByline(bracketed[1]);
  if (byline !== undefined && foundValue(work, 'authors') === undefined) {
    const start = offset + folded.indexOf('(');
    find(work, 'authors', [...byline.names], 'byline', { start, end: start + (bracketed?.[1]?.length ?? 0) + 2 });
    find(work, 'authorRole', byline.role, 'byline', { start, end: start + (bracketed?.[1]?.length ?? 0) + 2 });
  }
}

function inferDate(tree: Root, work: StructureWork, foldedLead: string, offset: number): void {
  if (foundValue(work, 'date') !== undefined) return;
  const ofUrl = work.hints.url === undefined ? undefined : dateOfUrl(work.hints.url);
  if (ofUrl !== undefined) {
    find(work, 'date', ofUrl, 'url');
    return;
  }
  const days = readDays(foldedLead, 0);
  if (days !== undefined && (days.edtf.startsWith('XXXX') || days.edtf >= EARLIEST_REPORT)) {
    find(work, 'date', days.edtf, 'first-sentence', { start: offset, end: offset + days.length });
    find(work, 'dateInferred', false, 'first-sentence');
    return;
  }
  const year = yearOf(bodyText(tree, work, textOf));
  if (year === undefined) return;
  find(work, 'date', year, 'this-year');
  find(work, 'dateInferred', true, 'this-year');
}

/** Most of a text's body that is looked at, UTF-16 units. */
const SEEN = 20_000;

/** The text of the first blocks, one a line, at least as much of it as is looked at. */
function bodyText(tree: Root, work: StructureWork, charactersOf: typeof textOf): string {
  const lines: string[] = [];
  let length = 0;
  for (const node of blocksIn(tree)) {
    const line = charactersOf(node, work).slice(0, SEEN);
    lines.push(line);
    length += line.length + 1;
    if (length > SEEN) break;
  }
  return lines.join('\n');
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
