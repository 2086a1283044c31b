import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeFileWhole } from './write-file.ts';

test('writes the pieces of a text, and nothing when making them fails', () => {
  const folder = mkdtempSync(join(tmpdir(), 'chengwen-write-'));
  try {
    const file = join(folder, 'a/b.txt');
    const piece = '字'.repeat(300_000);
    writeFileWhole(file, [piece, '𠮷', piece, piece, piece, '完']);
    expect(readFileSync(file, 'utf8')).toBe(`${piece}𠮷${piece.repeat(3)}完`);
    function* failing(): Generator<string> {
      yield 'new';
      throw new Error('no more');
    }
    expect(() => writeFileWhole(file, failing())).toThrow('no more');
    expect(readFileSync(file, 'utf8')).toContain('完');
    expect(readdirSync(join(folder, 'a'))).toEqual(['b.txt']);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
