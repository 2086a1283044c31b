import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { ChangeRecord } from '../src/clean/record/change-record.ts';
import { invert } from '../src/clean/record/invert.ts';
import { replay } from '../src/clean/record/replay.ts';
import { readMarkdown } from '../src/document/read-markdown.ts';
import { recordFile, textFile } from './cleaning/clean-file.ts';
import { sha256 } from './cleaning/cleaner.ts';
import { readRecord, readRecordHeads } from './cleaning/read-record.ts';
import { command, runCommand } from './cli/command.ts';
import { CommandError, exitCode } from './cli/exit-code.ts';

const program = command(
  'verify',
  'Prove the records: replay each one over its source, compare with the text, turn the text back into the source, byte for byte.',
)
  .option('--sources <dir>', 'folder with the source texts', 'content/sources')
  .option('--content <dir>', 'folder with texts and changes', 'content');

await runCommand(program, async () => {
  const options = program.opts<{ sources: string; content: string }>();
  const contentDir = resolve(options.content);
  const heads = readRecordHeads(join(contentDir, 'changes'));
  if (heads.length === 0) {
    throw new CommandError(
      exitCode.usage,
      `There are no records in ${options.content}/changes; run npm run clean first`,
    );
  }
  let faults = 0;
  let edited = 0;
  for (const { id, source } of heads) {
    const record = readRecord(recordFile(contentDir, id));
    const markdown = readFileSync(textFile(contentDir, id), 'utf8');
    const isEdited = sha256(markdown) !== record.markdownSha256;
    if (isEdited) edited++;
    const fault = faultOf(
      record,
      readFileSync(join(resolve(options.sources), source.file)),
      isEdited ? undefined : markdown,
    );
    if (fault === undefined) continue;
    faults++;
    console.error(`${id}: ${fault}`);
  }
  const kept =
    edited === 0 ? '' : ` (${edited} texts edited by hand: their records are proved against the cleaner's own result)`;
  console.log(`${heads.length - faults} of ${heads.length} records replay and invert to the byte${kept}`);
  return faults === 0 ? exitCode.published : exitCode.someSetAside;
});

/** What is wrong with a record, or undefined. */
function faultOf(record: ChangeRecord, bytes: Uint8Array, markdown: string | undefined): string | undefined {
  if (sha256(bytes) !== record.source.sha256) return 'the source is not the file that was cleaned; clean it again';
  try {
    const { restored, blocks } = replay(bytes, record);
    if (sha256(restored) !== record.restoredSha256) return 'replaying it gives another text than the record names';
    if (markdown !== undefined) {
      const published = readMarkdown(markdown, `texts/${record.id}.md`, record.id).blocks.map(({ text }) => text);
      if (JSON.stringify(published) !== JSON.stringify(blocks))
        return 'replaying it gives other paragraphs than the text has';
    }
    if (sha256(invert(blocks, record)) !== record.source.sha256) return 'inverting it does not give the source back';
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}
