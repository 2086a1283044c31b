import { existsSync, renameSync, rmSync } from 'node:fs';
import { CommandError, exitCode } from './exit-code.ts';

/** Where the next version of a folder is built: beside it, so that it can be renamed into its place. */
export const stagedFolder = (folder: string) => `${folder}.staged`;
const previousFolder = (folder: string) => `${folder}.previous`;

/** Finish or undo what an interrupted swap left: afterwards the folder is whole, the old one or the new one. */
export function mendInterruptedSwap(folder: string): void {
  const previous = previousFolder(folder);
  if (existsSync(previous)) {
    if (existsSync(folder)) rmSync(previous, { recursive: true, force: true });
    else renameSync(previous, folder);
  }
  rmSync(stagedFolder(folder), { recursive: true, force: true });
}

/**
 * Put the staged folder in the place of the folder.
 *
 * @param dispose what becomes of the old one; default: it is removed. It must not be there afterwards.
 * @throws CommandError (73) when it cannot be renamed there; the old one is then back in its place.
 */
export function swapFolder(folder: string, dispose: (previous: string) => void = remove): void {
  const previous = previousFolder(folder);
  const hadOne = existsSync(folder);
  try {
    if (hadOne) renameSync(folder, previous);
    renameSync(stagedFolder(folder), folder);
  } catch (error) {
    if (hadOne && !existsSync(folder)) renameSync(previous, folder);
    throw new CommandError(
      exitCode.cannotCreateOutput,
      `The new site cannot be put in the place of ${folder} (${(error as Error).message}); the old one is whole. Name another folder with --out: it must be one that can be renamed, not the root of a disk.`,
    );
  }
  if (hadOne) dispose(previous);
}

const remove = (folder: string): void => rmSync(folder, { recursive: true, force: true });
