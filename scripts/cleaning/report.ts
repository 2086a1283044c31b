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
  const count = (outcome: ReportEntry['outcome']) => files.filter((entry) => entry.outcome === outcome).length;
  const sum = (field: 'changes' | 'doubts') => files.reduce((total, entry) => total + (entry[field] ?? 0), 0);
  return {
    format: 1,
    totals: {
      files: files.length,
      published: count('published') + count('hand-edited'),
      handEdited: count('hand-edited'),
      setAside: count('set-aside'),
      changes: sum('changes'),
      doubts: sum('doubts'),
    },
    warnings,
    files,
  };
}

export function formatReport(report: Report): string {
  const { files, ...head } = report;
  const lines = files.map((entry) => JSON.stringify(entry)).join(',\n');
  return `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "files": [\n${lines}\n  ]\n}\n`;
}
