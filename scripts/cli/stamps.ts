import { type Stats, statSync } from 'node:fs';

/** Size and times of a file as one word: another word, another content. `-` for a file that is not there. */
export function stampOf(path: string): string {
  const stats: Stats | undefined = statSync(path, { throwIfNoEntry: false });
  return stats === undefined ? '-' : `${stats.size}.${stats.mtimeMs}.${stats.ctimeMs}`;
}

/** Bytes of a file by its stamp; none of a file that is not there. */
export function bytesByStamp(stamp: string): number {
  return stamp.startsWith('-') ? 0 : Number(stamp.slice(0, stamp.indexOf('.')));
}

/** The stamps of an archive's files, each looked at once in a build, however many of its steps ask. */
export class Stamps {
  readonly #sources: LookedAt;
  readonly #texts: LookedAt;
  readonly #records: LookedAt;

  constructor({ contentDir, sourcesDir }: { readonly contentDir: string; readonly sourcesDir: string }) {
    this.#sources = new LookedAt(`${sourcesDir}/`, '');
    this.#texts = new LookedAt(`${contentDir}/texts/`, '.md');
    this.#records = new LookedAt(`${contentDir}/changes/`, '.json');
  }

  /** @param file path below the sources folder. */
  source(file: string): string {
    return this.#sources.stamp(file);
  }

  text(id: string): string {
    return this.#texts.stamp(id);
  }

  record(id: string): string {
    return this.#records.stamp(id);
  }

  /** A text and its record were written or removed: look again when asked. */
  forget(id: string): void {
    this.#texts.forget(id);
    this.#records.forget(id);
  }
}

/** Files of one folder, by what tells their paths apart: paths are long, and to look them up takes as long as to look at the files. */
class LookedAt {
  readonly #folder: string;
  readonly #ending: string;
  readonly #known = new Map<string, string>();

  constructor(folder: string, ending: string) {
    this.#folder = folder;
    this.#ending = ending;
  }

  stamp(name: string): string {
    let stamp = this.#known.get(name);
    if (stamp === undefined) {
      stamp = stampOf(this.#folder + name + this.#ending);
      this.#known.set(name, stamp);
    }
    return stamp;
  }

  forget(name: string): void {
    this.#known.delete(name);
  }
}
