import { type ExitCode, exitCode } from '../cli/exit-code.ts';
import type { Report } from './report.ts';

/** Say on standard error what became of the files: a line for each that needs a person, then the sums. */
export function printReport(report: Report): void {
  for (const warning of report.warnings) console.error(`note: ${warning}`);
  for (const { file, outcome, why, warnings } of report.files) {
    if (outcome === 'set-aside') console.error(`set aside: ${file}: ${why}`);
    for (const warning of warnings) console.error(`note: ${file}: ${warning}`);
  }
  const { files, published, setAside, handEdited, changes, doubts } = report.totals;
  const kept = handEdited > 0 ? ` (${handEdited} edited by hand and kept)` : '';
  console.error(
    `${files} files: ${published} published${kept}, ${setAside} set aside; ${changes} changes, ${doubts} doubts`,
  );
}

/** The exit code that a report calls for. */
export function reportExitCode({ totals }: Report): ExitCode {
  if (totals.published === 0) {
    console.error('Nothing publishable was found: put texts (.txt, .md) into the sources folder.');
    return exitCode.nothingPublishable;
  }
  return totals.setAside > 0 ? exitCode.someSetAside : exitCode.published;
}
