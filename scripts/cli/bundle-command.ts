/**
 * Put the modules of a command, and those of the libraries that it imports, into one file: Node takes longer to find and read those
 * 500 one by one than a small change takes its longest step. Started by `scripts/run.mjs`, which runs the file while all that it
 * was made from is as it was.
 *
 *     node scripts/cli/bundle-command.ts NAME FILE
 *
 * The file begins with a comment: paths and stamps of all these modules, as JSON.
 */
import { statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin, type Rolldown } from 'vite';
import { stampOf } from './stamps.ts';
import { writeFileWhole } from './write-file.ts';

/** The project's own files. */
const root = join(import.meta.dirname, '../..');

/** A module that was written so shortly before may have been written while it was read, in milliseconds. */
const settled = 1000;

/** @param name of a command. @param file where it goes. */
export async function bundleCommand(name: string, file: string): Promise<void> {
  const started = Date.now();
  const result = (await build({
    configFile: false,
    root,
    logLevel: 'error',
    publicDir: false,
    plugins: [ownAddresses],
    ssr: { noExternal: true },
    build: {
      ssr: true,
      write: false,
      minify: false,
      target: 'esnext',
      rolldownOptions: { input: { [name]: join(root, 'scripts', `${name}.ts`) } },
    },
  })) as Rolldown.RolldownOutput;
  const [chunk, ...others] = result.output;
  if (others.length > 0) throw new Error(`Expected one file of all modules, found ${others.length + 1}`);
  const modules = [import.meta.filename, ...chunk.moduleIds.filter((id) => id.startsWith(root))];
  if (modules.some((module) => statSync(module).ctimeMs > started - settled)) return;
  const stamps = modules.map((module) => `${relative(root, module)} ${stampOf(module)}`);
  writeFileWhole(file, `// ${JSON.stringify(stamps)}\n${chunk.code}`);
}

/** Modules go on as if each lay where it does: what they start and read is found from there, and what they import late, too. */
const ownAddresses: Plugin = {
  name: 'own-addresses',
  resolveDynamicImport(specifier, importer = '') {
    const isOwn = specifier.startsWith('.');
    return { id: isOwn ? pathToFileURL(resolve(dirname(importer), specifier)).href : specifier, external: true };
  },
  transform(code, id) {
    if (!id.startsWith(join(root, 'scripts')) || !code.includes('import.meta.')) return undefined;
    return code
      .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href))
      .replaceAll('import.meta.dirname', JSON.stringify(dirname(id)));
  },
};

if (import.meta.main) await bundleCommand(process.argv[2] ?? '', process.argv[3] ?? '');
