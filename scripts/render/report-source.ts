import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ChangeRecord } from '../../src/clean/record/change-record.ts';
import type { Repair, ReportSource } from '../../src/site/report-page.ts';
import type { Report } from '../cleaning/report.ts';
import type { ContentFolders } from './content.ts';

/** What the last cleaning reported; nothing of files where there is no `report.json`. */
export function loadReport({ contentDir }: ContentFolders): Pick<ReportSource, 'files' | 'warnings'> {
  const path = join(contentDir, 'report.json');
  if (!existsSync(path)) return { warnings: [] };
  const { files, warnings } = JSON.parse(readFileSync(path, 'utf8')) as Report;
  return { files, warnings };
}

/** How often each step changed something for each reason. */
export function repairsOf(record: ChangeRecord): Repair[] {
  const counts = new Map<string, { step: string; reason: string; count: number }>();
  for (const { step, reason } of record.changes) {
    const key = `${step} ${reason}`;
    const repair = counts.get(key) ?? { step, reason, count: 0 };
    repair.count++;
    counts.set(key, repair);
  }
  return [...counts.values()];
}
