import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from '../build.ts';
import { type RunningServer, serve } from '../site/serve.ts';

/** A site built from the embedded sample (or other sources) and served, for the tests of one file. */
export interface TestSite {
  readonly folder: string;
  readonly siteDir: string;
  readonly contentDir: string;
  readonly server: RunningServer;
  close(): Promise<void>;
}

export async function buildTestSite(options: { sources?: string; base?: string } = {}): Promise<TestSite> {
  const { sources = 'content/sources', base = '/' } = options;
  const folder = mkdtempSync(join(tmpdir(), 'chengwen-site-'));
  const siteDir = join(folder, 'site');
  const contentDir = join(folder, 'content');
  cpSync('content/archive.yaml', join(contentDir, 'archive.yaml'));
  const code = await build({ sources, content: contentDir, out: siteDir, base });
  if (code !== 0 && code !== 1) throw new Error(`The test site could not be built: exit code ${code}`);
  const server = await serve({ siteDir, base, port: 0 });
  return {
    folder,
    siteDir,
    contentDir,
    server,
    async close() {
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
