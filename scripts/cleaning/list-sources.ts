import { readdirSync } from 'node:fs';
import { join, posix } from 'node:path';
import { CommandError, exitCode } from '../cli/exit-code.ts';

/** Files of the sources folder that describe sources and are none. */
export const metadataTableFile = 'metadata.csv';
export const sidecarEnding = '.yaml';

/** Endings that are read today. */
const readable = ['.txt', '.md', '.text'];

/** Formats that are known and not read yet, so that their owner is told so rather than shown characters of no sense. */
const notYetReadable = ['.html', '.htm', '.docx', '.doc', '.pdf', '.epub', '.jsonl', '.warc', '.warc.gz'];

/** Source files, and the sidecars that lie beside some of them: paths below the folder, with `/`. */
export interface SourceListing {
  readonly files: readonly string[];
  readonly sidecars: ReadonlySet<string>;
}

/**
 * All source files below a folder: paths below it with `/`, in code unit order, whatever the platform.
 *
 * @throws CommandError (64) when there is no such folder.
 */
export function listSources(sourcesDir: string): SourceListing {
  const files: string[] = [];
  const sidecars = new Set<string>();
  const walk = (below: string) => {
    for (const entry of readdirSync(join(sourcesDir, below), { withFileTypes: true })) {
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.name.startsWith('.')) continue;
      if (entry.isDirectory()) walk(path);
      else if (path.endsWith(sidecarEnding)) sidecars.add(path);
      else if (path !== metadataTableFile) files.push(path);
    }
  };
  try {
    walk('');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOENT' && code !== 'ENOTDIR') throw error;
    throw new CommandError(
      exitCode.usage,
      `There is no folder ${JSON.stringify(sourcesDir)}, expected one with the source texts; make it, or name another one with --sources`,
    );
  }
  return { files: files.sort(), sidecars };
}

/** Why a file cannot be read for its name alone, or undefined when it can. */
export function refusedByEnding(file: string): string | undefined {
  const name = file.toLowerCase();
  if (readable.some((ending) => name.endsWith(ending)) || !posix.basename(name).includes('.')) return undefined;
  const known = notYetReadable.find((ending) => name.endsWith(ending));
  if (known !== undefined) {
    return `${known} files are not read yet, expected ${readable.join(' ')}; save its text as a .txt file`;
  }
  return `Unknown ending ${JSON.stringify(posix.extname(file))}, expected ${readable.join(' ')}; if it is a text, rename it to .txt`;
}
