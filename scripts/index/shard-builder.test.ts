import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SearchRecord } from '../../src/search/record.ts';
import { generatedRecords } from './generated-records.ts';
import { buildShard, isCurrent, readWords, type ShardTask } from './shard-builder.ts';
import { shardGroups } from './shard-files.ts';
import { readState, type ShardState } from './shard-state.ts';

const pool = generatedRecords(400);
let root = '';
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'chengwen-shard-'));
});
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

/** A text of an archive: its id is its own, what it says is one of the pool's texts. */
interface Text {
  readonly id: string;
  readonly content: number;
}

/** Chunks so small that a small archive has many. */
const CHUNK_UNITS = 40;

/** So few that words begin and cease to be counted. */
const COUNTED_UNITS = 250;

const recordOf = ({ id, content }: Text): SearchRecord => ({ ...(pool[content] as SearchRecord), id, url: `/${id}/` });

function taskOf(folder: string, texts: readonly Text[], key = 'key'): ShardTask {
  const listed = texts.map(({ id, content }) => ({ id, hash: String(content) }));
  return { folder, key, version: '1.6.0', texts: listed, chunkUnits: CHUNK_UNITS, countedUnits: COUNTED_UNITS };
}

function build(folder: string, texts: readonly Text[], key?: string): { state: ShardState; read: string[] } {
  const byId = new Map(texts.map((text) => [text.id, text]));
  const read: string[] = [];
  const state = buildShard(taskOf(folder, texts, key), readState(folder), (id) => {
    read.push(id);
    return recordOf(byId.get(id) as Text);
  });
  return { state, read };
}

/** The files of a shard as the site has them: path and digest of the bytes; and the words that its texts repeat. */
function site(folder: string, state: ShardState): string[] {
  const files = shardGroups(folder, state).flatMap(({ files }) => files);
  const sums = files.map(
    ({ path, from }) => `${path} ${createHash('sha256').update(readFileSync(from)).digest('hex').slice(0, 16)}`,
  );
  return [...sums, readWords(folder, state)];
}

function anew(texts: readonly Text[], key?: string): string[] {
  const folder = mkdtempSync(join(root, 'anew-'));
  const built = site(folder, build(folder, texts, key).state);
  rmSync(folder, { recursive: true });
  return built;
}

const beginning: readonly Text[] = Array.from({ length: 40 }, (_, index) => ({
  id: `t${index + 100}`,
  content: index,
}));

type Change = readonly [kind: 'edit' | 'edit' | 'edit' | 'add' | 'remove' | 'rename', which: number, content: number];

const changes: fc.Arbitrary<readonly Change[]> = fc.array(
  fc.tuple(
    fc.constantFrom<Change[0]>('edit', 'edit', 'edit', 'edit', 'add', 'remove', 'rename'),
    fc.nat(),
    fc.nat({ max: 399 }),
  ),
  { minLength: 1, maxLength: 3 },
);

function changed(texts: readonly Text[], [kind, which, content]: Change): Text[] {
  const page = which % texts.length;
  const id = `t${(which % 900) + 100}`;
  const free = texts.every((text) => text.id !== id);
  const next = texts.flatMap((text, index): Text[] => {
    if (index !== page) return [text];
    if (kind === 'edit') return [{ ...text, content }];
    if (kind === 'remove' && texts.length > 1) return [];
    return kind === 'rename' && free ? [{ ...text, id }] : [text];
  });
  if (kind === 'add' && free) next.push({ id, content });
  return next.sort((one, other) => (one.id < other.id ? -1 : 1));
}

test('a shard brought up to date equals one built anew, byte for byte', () => {
  fc.assert(
    fc.property(fc.array(changes, { minLength: 1, maxLength: 6 }), (builds) => {
      const folder = mkdtempSync(join(root, 'kept-'));
      let texts = beginning;
      build(folder, texts);
      for (const step of builds) {
        const before = new Map(texts.map(({ id, content }) => [id, content]));
        for (const change of step) texts = changed(texts, change);
        const { state, read } = build(folder, texts);
        expect(site(folder, state)).toEqual(anew(texts));
        expect(read.every((id) => before.get(id) !== texts.find((text) => text.id === id)?.content)).toBe(true);
      }
      rmSync(folder, { recursive: true });
    }),
    { numRuns: 12 },
  );
}, 120_000);

test('an edit reads one text and leaves most chunks and every other fragment as they are', () => {
  const folder = mkdtempSync(join(root, 'edit-'));
  const before = build(folder, beginning).state;
  const texts = beginning.map((text, page) => (page === 7 ? { ...text, content: 300 } : text));
  const { state, read } = build(folder, texts);
  expect(read).toEqual(['t107']);
  const files = ({ chunks }: ShardState): Set<string> =>
    new Set(chunks.map(({ file }) => `${file.digest} ${file.mtime}`));
  const kept = [...files(state)].filter((file) => files(before).has(file)).length;
  expect(before.chunks.length).toBeGreaterThan(30);
  expect(kept).toBeGreaterThan(before.chunks.length / 4);
  expect(state.texts.filter(({ fragment }, page) => fragment === before.texts[page]?.fragment)).toHaveLength(0);
  const fragments = state.texts.filter(({ fragment }, page) => fragment.mtime === before.texts[page]?.fragment.mtime);
  expect(fragments).toHaveLength(39);
});

test('nothing is built where nothing changed', () => {
  const folder = mkdtempSync(join(root, 'same-'));
  build(folder, beginning);
  expect(isCurrent(taskOf(folder, beginning), readState(folder))).toBe(true);
  expect(isCurrent(taskOf(folder, beginning, 'other key'), readState(folder))).toBe(false);
});

test('another key reads every text again and gives what a new build gives', () => {
  const folder = mkdtempSync(join(root, 'key-'));
  build(folder, beginning);
  const { state, read } = build(folder, beginning, 'other key');
  expect(read).toHaveLength(beginning.length);
  expect(site(folder, state)).toEqual(anew(beginning, 'other key'));
});

test('a shard whose files somebody touched, or whose build was killed, is built again', () => {
  const folder = mkdtempSync(join(root, 'torn-'));
  const { state } = build(folder, beginning);
  writeFileSync(join(folder, state.chunks[0]?.file.digest ?? ''), 'torn');
  writeFileSync(join(folder, '0123456789ab'), 'left behind');
  expect(readState(folder)).toBeUndefined();
  const again = build(folder, beginning).state;
  expect(site(folder, again)).toEqual(anew(beginning));
});

test('a chunk that somebody wrote into is found where an edit needs it', () => {
  const folder = mkdtempSync(join(root, 'touched-'));
  const { state } = build(folder, beginning);
  for (const { file } of state.chunks) writeFileSync(join(folder, file.digest), 'torn');
  const texts = beginning.map((text, page) => (page === 7 ? { ...text, content: 300 } : text));
  const again = build(folder, texts).state;
  expect(site(folder, again)).toEqual(anew(texts));
});

test('a shard may lose all but one of its texts, and a text all of its words', () => {
  const folder = mkdtempSync(join(root, 'few-'));
  build(folder, beginning);
  const empty = pool.findIndex(({ title, blocks }) => title === '' && blocks.every(({ text }) => text === ''));
  expect(empty).toBeGreaterThanOrEqual(0);
  const texts = [{ id: 't100', content: empty }];
  const { state } = build(folder, texts);
  expect(state.chunks).toEqual([]);
  expect(site(folder, state)).toEqual(anew(texts));
  const filled = [{ id: 't100', content: 3 }];
  expect(site(folder, build(folder, filled).state)).toEqual(anew(filled));
});
