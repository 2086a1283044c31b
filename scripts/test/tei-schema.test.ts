/**
 * TEI files against TEI all. The schema is no part of any package: TEI_SCHEMA names a copy of the consortium's `tei_all.rng`,
 * `jing` or `xmllint` checks by it. Without them the test is left out with a plain line.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { toOtherScript } from '../../src/script/convert.ts';
import { normalizeBase } from '../../src/site/address.ts';
import { filesOfText } from '../../src/site/export/files-of-text.ts';
import { listIds, loadSettings, loadText } from '../render/content.ts';
import { fixtureTexts, fixtureWords, writeContentFixture } from '../test-support/content-fixture.ts';
import { relatedTexts } from '../test-support/related-texts.ts';

const folder = mkdtempSync(join(tmpdir(), 'chengwen-tei-'));
const folders = { contentDir: join(folder, 'content'), sourcesDir: join(folder, 'content/sources') };
const files: string[] = [];

const schema = process.env['TEI_SCHEMA'];
const has = (program: string): boolean => spawnSync(program, ['--version']).error === undefined;
const validator = has('jing') ? ['jing'] : has('xmllint') ? ['xmllint', '--noout', '--relaxng'] : undefined;
const canValidate = schema !== undefined && existsSync(schema) && validator !== undefined;
if (!canValidate)
  console.warn('TEI files are not checked against TEI all: set TEI_SCHEMA to a copy of tei_all.rng and install jing.');

beforeAll(() => {
  writeContentFixture(folders.contentDir, [
    ...fixtureTexts,
    ...relatedTexts,
    {
      // Headings without paragraphs, levels left out, and every field that the header may have.
      id: 'all-fields',
      source: '一、甲\n（一）乙\n二、丙\n末段 & <尾>。\n',
      blocks: [
        { kind: 'heading', depth: 2, text: '一、甲' },
        { kind: 'heading', depth: 4, text: '（一）乙' },
        { kind: 'heading', depth: 2, text: '二、丙' },
        { kind: 'paragraph', text: '末段 & <尾>。' },
      ],
      frontMatter: {
        title: '各项俱全',
        titleInferred: true,
        date: '2022-08-30/2022-09-02',
        dateInferred: true,
        publisher: '柳溪晚报',
        source: '青石日报',
        authors: ['周远', '林静'],
        editor: '谷雨声',
        url: 'https://example.org/a?b=1&c=2',
        rights: '版权所有',
        truncated: true,
        places: ['四川省'],
        script: 'Hans',
      },
    },
  ]);
  const site = {
    settings: loadSettings(folders),
    base: normalizeBase('/'),
    assets: { style: '', scripts: { reader: '', text: '', search: '' } },
  };
  for (const id of listIds(folders)) {
    const text = { ...loadText(folders, id), sourceAvailable: true };
    const tei = filesOfText(text, site, fixtureWords, toOtherScript).find(({ path }) => path.endsWith('.tei.xml'));
    const file = join(folder, `${id.replaceAll('/', '-')}.tei.xml`);
    writeFileSync(file, tei?.content ?? '');
    files.push(file);
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('there is a TEI file of every text', () => {
  expect(files).toHaveLength(fixtureTexts.length + relatedTexts.length + 1);
});

if (canValidate)
  test('every TEI file is valid against TEI all', () => {
    const [program = '', ...options] = validator ?? [];
    const { stdout, stderr, status } = spawnSync(program, [...options, schema ?? '', ...files], { encoding: 'utf8' });
    expect({ status, said: stdout + (status === 0 ? '' : stderr) }).toEqual({ status: 0, said: '' });
  });
