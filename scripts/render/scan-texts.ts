import { readFileSync } from 'node:fs';
import type { ArchiveDocument } from '../../src/document/block.ts';
import { readMarkdown } from '../../src/document/read-markdown.ts';
import { makeEntry } from '../../src/site/archive-index.ts';
import { parseRecordHead } from '../cleaning/read-record.ts';
import type { Stamps } from '../cli/stamps.ts';
import { type ContentFolders, listIds, markdownFile, recordFile, sha256, sourceFileOf } from './content.ts';
import type { KnownText, Manifest } from './manifest.ts';
import { recordedRepairs } from './recorded-repairs.ts';
import { neighbourOf, wordOf } from './text-key.ts';

/**
 * Look at every text's files, and read those that changed since the last build.
 *
 * @param onRead called with each text that was read and that nobody edited by hand.
 */
export function scanTexts(
  folders: ContentFolders,
  last: Manifest,
  stamps: Stamps,
  onRead: (document: ArchiveDocument) => void = () => {},
): Map<string, KnownText> {
  const texts = new Map<string, KnownText>();
  for (const id of listIds(folders)) {
    const recordStamp = stamps.record(id);
    const stamp = `${stamps.text(id)} ${recordStamp}`;
    const known = last.texts.get(id);
    if (known !== undefined && known.stamp === stamp) {
      if (known.sourceFile !== undefined) known.sourceStamp = stamps.source(known.sourceFile);
      if (known.sourceStamp !== '-') {
        texts.set(id, known);
        continue;
      }
    }
    const markdown = readFileSync(markdownFile(folders, id));
    const record = recordStamp === '-' ? undefined : readFileSync(recordFile(folders, id));
    const recordText = record?.toString();
    // Of a text the sum would take its encoding again.
    const markdownHash = sha256(markdown);
    const hash = `${markdownHash} ${record === undefined ? '' : sha256(record)}`;
    const head = recordText === undefined ? undefined : parseRecordHead(recordText);
    const isEdited = head !== undefined && head.markdownSha256 !== markdownHash;
    const hasSource = head !== undefined && sourceFileOf(folders, head) !== undefined;
    const recorded = head && recordedRepairs(head, recordText as string);
    const document = readMarkdown(markdown.toString(), `texts/${id}.md`, id);
    if (!isEdited) onRead(document);
    const entry = makeEntry(document);
    texts.set(id, {
      stamp,
      hash,
      indexHash: isEdited ? hash : markdownHash,
      entry,
      entryHash: wordOf(entry),
      nameHash: wordOf(neighbourOf(entry)),
      sourceSha256: document.frontMatter.sourceSha256,
      ...(recorded !== undefined && { repairs: recorded.repairs }),
      ...(hasSource && { sourceFile: head.source.file, sourceStamp: stamps.source(head.source.file) }),
      ...(recorded !== undefined && recorded.corrections.length > 0 && { corrections: recorded.corrections }),
    });
  }
  return texts;
}
