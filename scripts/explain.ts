import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inflateRawSync } from 'node:zlib';
import { readLanguageModel } from '../src/clean/language/language-model.ts';
import { recordFile } from './cleaning/clean-file.ts';
import { sha256 } from './cleaning/cleaner.ts';
import { readRecord } from './cleaning/read-record.ts';
import { command, runCommand } from './cli/command.ts';
import { CommandError, exitCode } from './cli/exit-code.ts';
import { explainText } from './explain/explain-text.ts';

const program = command('explain', 'Say why a cleaned text reads as it does: source bytes, steps, readings that lost.')
  .usage('<id> [paragraph] [options]')
  .argument('<id>', 'the text, as its file below texts is named, without .md')
  .argument('[paragraph]', 'one paragraph or heading, such as p3; all that were changed without it')
  .option('--content <dir>', 'content folder that the text was cleaned into', 'content')
  .option('--sources <dir>', 'folder with the source texts', 'content/sources');

await runCommand(program, async () => {
  const options = program.opts<{ content: string; sources: string }>();
  const [id = '', paragraph] = program.args;
  const file = recordFile(resolve(options.content), id);
  if (!existsSync(file)) {
    throw new CommandError(
      exitCode.usage,
      `There is no change record ${file}; check the id, clean the sources first (npm run clean), or name the content folder with --content`,
    );
  }
  const record = readRecord(file);
  const sourceFile = join(resolve(options.sources), record.source.file);
  if (!existsSync(sourceFile)) {
    throw new CommandError(
      exitCode.usage,
      `There is no source ${sourceFile} as the record names it; name the folder of the sources with --sources`,
    );
  }
  const bytes = new Uint8Array(readFileSync(sourceFile));
  if (sha256(bytes) !== record.source.sha256) {
    throw new CommandError(
      exitCode.nothingPublishable,
      `${sourceFile} is not the file that the record was made from (SHA-256 differs); clean it again (npm run clean)`,
    );
  }
  if (paragraph !== undefined && !record.blocks.some(({ name }) => name === paragraph)) {
    throw new CommandError(
      exitCode.usage,
      `There is no paragraph ${JSON.stringify(paragraph)} in ${id}, expected p1 to p${record.blocks.length}`,
    );
  }
  const model = fileURLToPath(new URL('../src/clean/language/language-model.bin', import.meta.url));
  const lines = explainText(bytes, record, readLanguageModel(readFileSync(model), inflateRawSync), paragraph);
  console.log([`${id}: ${record.diagnosis.en}`, '', ...lines].join('\n').trimEnd());
  return exitCode.published;
});
