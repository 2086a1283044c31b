import type { LocalizedText } from '../../src/clean/step.ts';

/** What became of one source file, and why. */
export interface ReportEntry {
  readonly file: string;
  readonly id?: string;
  /** `set-aside`: not published; `hand-edited`: the Markdown was changed by a person and is kept. */
  readonly outcome: 'published' | 'hand-edited' | 'set-aside';
  /** For `set-aside`: what is wrong and what to do. */
  readonly why?: string;
  readonly warnings: readonly string[];
  readonly changes?: number;
  readonly doubts?: number;
  /** Number of lines set apart as boilerplate or metadata. */
  readonly setApart?: number;
  readonly diagnosis?: LocalizedText;
}

/** `report.json`: every file in, with what became of it. */
export interface Report {
  readonly format: 1;
  readonly totals: {
    readonly files: number;
    readonly published: number;
    readonly handEdited: number;
    readonly setAside: number;
    readonly changes: number;
    readonly doubts: number;
  };
  /** About no single file. */
  readonly warnings: readonly string[];
  readonly files: readonly ReportEntry[];
}

export function makeReport(files: readonly ReportEntry[], warnings: readonly string[]): Report {
  const outcomes = { published: 0, 'hand-edited': 0, 'set-aside': 0 };
  const sums = { changes: 0, doubts: 0 };
  for (const { outcome, changes = 0, doubts = 0 } of files) {
    outcomes[outcome]++;
    sums.changes += changes;
    sums.doubts += doubts;
  }
  const handEdited = outcomes['hand-edited'];
  const published = outcomes.published + handEdited;
  return {
    format: 1,
    totals: { files: files.length, published, handEdited, setAside: outcomes['set-aside'], ...sums },
    warnings,
    files,
  };
}

export function formatReport(report: Report): string {
  const { files, ...head } = report;
  const lines = files.map((entry) => JSON.stringify(entry)).join(',\n');
  return `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "files": [\n${lines}\n  ]\n}\n`;
}
