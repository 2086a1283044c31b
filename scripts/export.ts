import { resolve } from 'node:path';
import { command, runCommand } from './cli/command.ts';
import { CommandError, exitCode } from './cli/exit-code.ts';
import { groongaQuery } from './export/groonga.ts';
import { openSearchQuery } from './export/opensearch.ts';
import { type Engine, engines, writeEngineFiles } from './export/write-engine-files.ts';
import { searchRecords } from './index/search-records.ts';
import { defaultContent } from './site/content-folder.ts';

interface Options {
  engine: Engine;
  content: string;
  out?: string;
  index: string;
  query?: string;
}

const program = command('export', 'Write the cleaned texts for a search engine with a server of its own.')
  .requiredOption('--engine <name>', `the engine: ${engines.join(' or ')}`, (name): Engine => {
    const engine = engines.find((one) => one === name);
    if (engine === undefined)
      throw new CommandError(
        exitCode.usage,
        `Unexpected engine ${JSON.stringify(name)}, expected ${engines.join(' or ')}`,
      );
    return engine;
  })
  .option('--content <dir>', 'folder with the texts and changes', defaultContent)
  .option('--out <dir>', 'folder for the files (default: dist-ENGINE)')
  .option('--index <name>', "name of OpenSearch's index", 'texts')
  .option('--query <text>', 'write nothing; print how the engine is asked for this text');

await runCommand(program, async () => {
  const { engine, content, index, query, out = `dist-${engine}` } = program.opts<Options>();
  if (query !== undefined) {
    console.log(engine === 'groonga' ? groongaQuery(query) : JSON.stringify(openSearchQuery(query)));
    return exitCode.published;
  }
  const { texts, files } = writeEngineFiles(searchRecords(resolve(content)), { engine, outDir: resolve(out), index });
  if (texts === 0) {
    console.error(`There is no text in ${content}/texts, expected cleaned ones: run npm run clean first`);
    return exitCode.nothingPublishable;
  }
  console.error(`${texts} texts in ${files} files: ${out}`);
  return exitCode.published;
});
