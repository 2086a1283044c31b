import type { ArchiveDocument } from '../../src/document/block.ts';

/** Characters of texts that are held at most, UTF-16 code units: those of 10,000 texts of 2 kB, and some hundredths of a large archive. */
const mostHeld = 8_000_000;

/** Texts that were read for one purpose and are soon asked for by another, as many as take little memory. */
export class ReadTexts {
  readonly #documents = new Map<string, ArchiveDocument>();
  #held = 0;

  add(document: ArchiveDocument): void {
    if (this.#held >= mostHeld) return;
    for (const { text } of document.blocks) this.#held += text.length;
    this.#documents.set(document.id, document);
  }

  /** A text, which is then no longer held; undefined where it is not. */
  take(id: string): ArchiveDocument | undefined {
    const document = this.#documents.get(id);
    this.#documents.delete(id);
    return document;
  }

  clear(): void {
    this.#documents.clear();
  }
}
