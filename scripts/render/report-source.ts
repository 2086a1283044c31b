import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ChangeRecord } from '../../src/clean/record/change-record.ts';
import type { Repair, ReportSource } from '../../src/site/report-page.ts';
import type { Report } from '../cleaning/report.ts';
import { type ContentFolders, sha256 } from './content.ts';

/**
 * What the last cleaning reported; nothing of files where there is no `report.json`. Parsed when it is asked for.
 *
 * @param known what the file says, where a step before knows it.
 */
export function loadReport(
  { contentDir }: ContentFolders,
  known?: Report,
): Pick<ReportSource, 'state' | 'files' | 'warnings'> {
  const file = join(contentDir, 'report.json');
  if (!existsSync(file)) return { state: '', warnings: [] };
  const bytes = readFileSync(file);
  let report = known;
  const read = (): Report => {
    report ??= JSON.parse(bytes.toString()) as Report;
    return report;
  };
  return {
    state: sha256(bytes),
    get files() {
      return read().files;
    },
    get warnings() {
      return read().warnings;
    },
  };
}

/** How often each step changed something for each reason. */
export function repairsOf(record: Pick<ChangeRecord, 'changes'>): Repair[] {
  const counts = new Map<string, { step: string; reason: string; count: number }>();
  for (const { step, reason } of record.changes) {
    const key = `${step} ${reason}`;
    const repair = counts.get(key) ?? { step, reason, count: 0 };
    repair.count++;
    counts.set(key, repair);
  }
  return [...counts.values()];
}
