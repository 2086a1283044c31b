import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SearchRecord } from '../../src/search/record.ts';
import { CommandError, exitCode } from '../cli/exit-code.ts';
import { groongaIndex, groongaLoad, groongaRecord, groongaSchema } from './groonga.ts';
import { openSearchIndex, openSearchLines } from './opensearch.ts';
import { SplitFile } from './split-file.ts';

export const engines = ['groonga', 'opensearch'] as const;
export type Engine = (typeof engines)[number];

/** Bytes of one file: half of what OpenSearch takes in one request unless it is told otherwise (100 MB). */
const mostBytes = 50_000_000;

/** Names of the files that are written here. */
const ownFile = /^(?:schema\.grn|index\.grn|texts-\d+\.grn|index\.json|bulk-\d+\.ndjson)$/;

export interface EngineFilesOptions {
  readonly engine: Engine;
  readonly outDir: string;
  /** Name of OpenSearch's index. */
  readonly index: string;
  /** Bytes of one file; for tests. */
  readonly mostBytes?: number;
}

/**
 * Write the files from which a search engine is filled; one text is in memory at a time. What an earlier export left there
 * goes.
 *
 * @returns the number of texts, and of files that hold them.
 * @throws CommandError (73) when the folder holds other files.
 */
export function writeEngineFiles(
  records: Iterable<SearchRecord>,
  { engine, outDir, index, mostBytes: most = mostBytes }: EngineFilesOptions,
): { texts: number; files: number } {
  const present = existsSync(outDir) ? readdirSync(outDir) : [];
  const foreign = present.find((name) => !ownFile.test(name));
  if (foreign !== undefined) {
    throw new CommandError(
      exitCode.cannotCreateOutput,
      `The folder ${outDir} holds ${foreign}, expected an empty one or an earlier export; name another one with --out`,
    );
  }
  for (const name of present) rmSync(join(outDir, name));
  mkdirSync(outDir, { recursive: true });
  const numbered = (name: string, ending: string) => (number: number) =>
    join(outDir, `${name}-${String(number).padStart(4, '0')}${ending}`);
  const isGroonga = engine === 'groonga';
  const file = isGroonga
    ? new SplitFile({ nameOf: numbered('texts', '.grn'), mostBytes: most, ...groongaLoad })
    : new SplitFile({ nameOf: numbered('bulk', '.ndjson'), mostBytes: most });
  if (isGroonga) {
    writeFileSync(join(outDir, 'schema.grn'), groongaSchema);
    writeFileSync(join(outDir, 'index.grn'), groongaIndex);
  } else writeFileSync(join(outDir, 'index.json'), `${JSON.stringify(openSearchIndex, null, 2)}\n`);
  let texts = 0;
  for (const record of records) {
    file.add(isGroonga ? groongaRecord(record) : openSearchLines(index, record));
    texts++;
  }
  file.finish();
  return { texts, files: file.files };
}
