import { type Stats, statSync } from 'node:fs';

/** Size and times of a file as one word: another word, another content. `-` for a file that is not there. */
export function stampOf(path: string): string {
  const stats: Stats | undefined = statSync(path, { throwIfNoEntry: false });
  return stats === undefined ? '-' : `${stats.size}.${stats.mtimeMs}.${stats.ctimeMs}`;
}

/** The stamps of files, each looked at once in a build, however many of its steps ask. */
export class Stamps {
  readonly #known = new Map<string, string>();

  of(path: string): string {
    let stamp = this.#known.get(path);
    if (stamp === undefined) {
      stamp = stampOf(path);
      this.#known.set(path, stamp);
    }
    return stamp;
  }

  /** A file was written or removed: look again when asked. */
  forget(path: string): void {
    this.#known.delete(path);
  }
}
