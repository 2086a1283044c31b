import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { searchRecords } from './search-records.ts';

test('texts become records with an address in each script', () => {
  const folder = mkdtempSync(join(tmpdir(), 'chengwen-records-'));
  try {
    mkdirSync(join(folder, 'texts/a'), { recursive: true });
    const frontMatter = [
      'title: "头发"',
      'places: []',
      'script: "Hans"',
      'sourceFile: "b.txt"',
      `sourceSha256: "${'0'.repeat(64)}"`,
    ];
    const rest = ['sourceEncoding: "utf-8"', 'changes: 0', 'doubts: 0'];
    writeFileSync(join(folder, 'texts/a/b.md'), `---\n${[...frontMatter, ...rest].join('\n')}\n---\n\n皇后在后面。\n`);
    expect([...searchRecords(folder)]).toEqual([
      {
        id: 'a/b',
        url: '/texts/a/b/',
        otherUrl: '/hant/texts/a/b/',
        title: '头发',
        otherTitle: '頭髮',
        places: [],
        script: 'Hans',
        blocks: [{ name: 'p1', text: '皇后在后面。', other: '皇后在後面。' }],
      },
    ]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
