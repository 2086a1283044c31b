import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import type { ChangeRecord } from '../../src/clean/record/change-record.ts';
import { invert } from '../../src/clean/record/invert.ts';
import { replay } from '../../src/clean/record/replay.ts';
import { readMarkdown } from '../../src/document/read-markdown.ts';
import type { Report } from '../cleaning/report.ts';

const folder = mkdtempSync(join(tmpdir(), 'chengwen-commands-'));
const sources = join(folder, 'sources');
const content = join(folder, 'content');
beforeEach(() => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(sources, { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const text = '渡口重新开了。过河的人比往年多，摆渡的还是老周。\n';
const put = (file: string, data: string | Uint8Array = text) => {
  mkdirSync(join(sources, file, '..'), { recursive: true });
  writeFileSync(join(sources, file), data);
};
function run(name: string, options: string[], input?: string) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [`scripts/${name}.ts`, ...options], {
    encoding: 'utf8',
    input: input ?? '',
    env: { ...process.env, NODE_NO_WARNINGS: '1' },
  });
  return { status, stdout, stderr };
}
const clean = (...options: string[]) => run('clean', ['--sources', sources, '--out', content, ...options]);
const report = () => JSON.parse(readFileSync(join(content, 'report.json'), 'utf8')) as Report;
const cleaned = (id: string) => readFileSync(join(content, 'texts', `${id}.md`), 'utf8');
const recordOf = (id: string) =>
  JSON.parse(readFileSync(join(content, 'changes', `${id}.json`), 'utf8')) as ChangeRecord;

test('bad files are set aside, each with what to do, and the others publish', () => {
  put('good.txt');
  put('empty.txt', '');
  put('image.txt', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a));
  put('half.txt', Uint8Array.of(...new TextEncoder().encode(text.trim()), 0xe5, 0xad));
  put('twice.txt');
  put('twice.md');
  put('page.html', '<p>渡口</p>');
  symlinkSync(join(sources, 'nowhere'), join(sources, 'unreadable.txt'));
  const { status, stderr } = clean();
  expect(status).toBe(1);
  const why = Object.fromEntries(report().files.map((entry) => [entry.file, entry.why ?? entry.outcome]));
  expect(why).toEqual({
    'empty.txt': expect.stringContaining('is empty'),
    'good.txt': 'published',
    'half.txt': 'published',
    'image.txt': expect.stringContaining('a PNG image'),
    'page.html': expect.stringContaining('.html files are not read yet'),
    'twice.md': expect.stringContaining('"twice.txt"'),
    'twice.txt': expect.stringContaining('"twice.md"'),
    'unreadable.txt': expect.stringContaining('cannot be read'),
  });
  expect(stderr).toContain('set aside: empty.txt: ');
  expect(stderr).toContain('0xE5AD at byte');
  expect(recordOf('half').doubts.length).toBeGreaterThan(0);
});

test.each([
  [['--nonsense'], 64, /unknown option '--nonsense'/],
  [['--jobs', 'many'], 64, /expected a whole number/],
  [['--shard', '5/4'], 64, /expected I\/N/],
  [['extra'], 64, /too many arguments/],
  [['--help'], 0, /--dry-run/],
])('clean %j ends with %d', (options, code, message) => {
  const { status, stdout, stderr } = clean(...options);
  expect(status).toBe(code);
  expect(stdout + stderr).toMatch(message);
});

test('a missing folder, and one without texts, say so', () => {
  const missing = run('clean', ['--sources', join(folder, 'nowhere'), '--out', content]);
  expect([missing.status, missing.stderr]).toEqual([64, expect.stringContaining('There is no folder')]);
  const nothing = clean();
  expect([nothing.status, nothing.stderr]).toEqual([65, expect.stringContaining('Nothing publishable')]);
  const search = run('search', ['--site', join(folder, 'nowhere'), '渡口']);
  expect([search.status, search.stderr]).toEqual([64, expect.stringContaining('There is no search index')]);
});

test('a build that runs already is not disturbed', () => {
  put('a.txt');
  mkdirSync(content, { recursive: true });
  writeFileSync(join(content, '.lock'), String(process.pid));
  const { status, stderr } = clean();
  expect([status, stderr]).toEqual([75, expect.stringContaining('Another build')]);
});

test('a removed source leaves nothing behind, and a moved one keeps its id', () => {
  put('a.txt');
  put('b.txt', text.replace('老周', '老秦'));
  expect(clean().status).toBe(0);
  rmSync(join(sources, 'a.txt'));
  mkdirSync(join(sources, '2019'));
  renameSync(join(sources, 'b.txt'), join(sources, '2019/丙.txt'));
  expect(clean().status).toBe(0);
  expect(existsSync(join(content, 'texts/a.md')) || existsSync(join(content, 'changes/a.json'))).toBe(false);
  expect(report().files).toMatchObject([{ file: '2019/丙.txt', id: 'b' }]);
  expect(recordOf('b').source.file).toBe('2019/丙.txt');
});

test('a text that was edited by hand is kept, with the cleaner’s result beside it', () => {
  put('a.txt');
  clean();
  const edited = cleaned('a').replace('老周', '周老汉');
  writeFileSync(join(content, 'texts/a.md'), edited);
  put('a.txt', text.replace('往年', '去年'));
  expect(clean().status).toBe(0);
  expect(cleaned('a')).toBe(edited);
  expect(readFileSync(join(content, 'texts/a.md.new'), 'utf8')).toContain('去年');
  expect(report().files).toMatchObject([{ outcome: 'hand-edited', warnings: [expect.stringContaining('a.md.new')] }]);
  rmSync(join(content, 'texts/a.md'));
  clean();
  expect(cleaned('a')).toContain('去年');
  expect(existsSync(join(content, 'texts/a.md.new'))).toBe(false);
});

test('a correction is applied and on record; one that does not fit is an error', () => {
  put('a.txt');
  mkdirSync(join(content, 'corrections'), { recursive: true });
  const correct = (before: string) =>
    writeFileSync(
      join(content, 'corrections/a.yaml'),
      `- before: "${before}"\n  after: "老邹"\n  why: 报纸原件如此\n  who: 编者\n`,
    );
  correct('老周');
  expect(clean().status).toBe(0);
  expect(cleaned('a')).toContain('老邹');
  expect(recordOf('a').changes).toMatchObject([
    { step: 'correction', before: '老周', after: '老邹', reason: '报纸原件如此 — 编者' },
  ]);
  correct('老赵');
  const { status, stderr } = clean();
  expect([status, stderr]).toEqual([65, expect.stringContaining('"老赵" is not in the restored text')]);
});

test('a dry run writes nothing; shards together do what one run does', () => {
  for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) put(`${name}.txt`);
  expect(clean('--dry-run').status).toBe(0);
  expect(existsSync(content)).toBe(false);
  for (const shard of ['1/3', '2/3', '3/3']) clean('--shard', shard);
  for (const name of ['a', 'b', 'c', 'd', 'e', 'f'])
    expect(existsSync(join(content, 'texts', `${name}.md`))).toBe(true);
});

test('records replay and invert to the byte', () => {
  put('a.txt', `${text.trim()}\r\n\r\n編輯：老秦  \n`);
  clean();
  const record = recordOf('a');
  const bytes = readFileSync(join(sources, 'a.txt'));
  const blocks = readMarkdown(cleaned('a'), 'a.md', 'a').blocks.map((block) => block.text);
  expect(replay(bytes, record).blocks).toEqual(blocks);
  expect(Buffer.from(invert(blocks, record))).toEqual(bytes);
});

test('--jsonl keeps the order, and a bad line becomes an error line', () => {
  const lines = [
    JSON.stringify({ id: '1', text }),
    'no JSON',
    JSON.stringify({ id: '3' }),
    JSON.stringify({ id: '4', bytesBase64: Buffer.from(text).toString('base64'), url: 'https://example.org/4' }),
  ];
  const { status, stdout } = run('clean', ['--jsonl'], `${lines.join('\n')}\n`);
  expect(status).toBe(1);
  const answers = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(answers).toMatchObject([
    { id: '1', restored: text, metadata: { script: 'Hans' }, changes: [], doubts: [] },
    { id: null, error: expect.stringContaining('Line 2: not JSON') },
    { id: '3', error: expect.stringContaining('Line 3: neither text nor bytesBase64') },
    { id: '4', restored: text, metadata: { url: 'https://example.org/4' } },
  ]);
  expect(answers[0].markdown).toContain('渡口重新开了');
});
