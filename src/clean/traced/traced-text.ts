import { applyEdits, type Doubt, type Edit, type Span } from './edit.ts';
import { PositionMap } from './position-map.ts';

/** The edits of one step, in the coordinates of that step's input. */
export interface Pass {
  readonly step: string;
  readonly version: number;
  readonly edits: readonly Edit[];
}

/** A doubt of a step, in the coordinates of that step's output. */
export interface TracedDoubt extends Doubt {
  readonly step: string;
}

interface AppliedPass extends Pass {
  readonly before: string;
  readonly map: PositionMap;
}

/**
 * A text that remembers what was done to it: every step's edits are applied here and nowhere else, so that each
 * character of the present text can be followed back to the source text.
 */
export class TracedText {
  readonly source: string;
  #text: string;
  readonly #passes: AppliedPass[] = [];
  readonly #doubts: { readonly doubt: TracedDoubt; readonly passesBefore: number }[] = [];

  constructor(source: string) {
    this.source = source;
    this.#text = source;
  }

  get text(): string {
    return this.#text;
  }

  /** The steps that changed something, in order. */
  get passes(): readonly Pass[] {
    return this.#passes;
  }

  /** Apply one step's edits and keep its doubts (both in the coordinates of the present text). */
  apply(step: { name: string; version: number }, result: { edits: readonly Edit[]; doubts: readonly Doubt[] }): void {
    for (const doubt of result.doubts) {
      this.#doubts.push({ doubt: { ...doubt, step: step.name }, passesBefore: this.#passes.length });
    }
    if (result.edits.length === 0) return;
    const before = this.#text;
    this.#text = applyEdits(before, result.edits);
    const map = new PositionMap(result.edits);
    this.#passes.push({ step: step.name, version: step.version, edits: result.edits, before, map });
  }

  /** The text that the pass with this index was given. */
  inputOf(passIndex: number): string {
    return this.#passes[passIndex]?.before ?? this.#text;
  }

  /** The smallest span of the source text that a span of the present text (or of the input of a pass) came from. */
  toSource(span: Span, passIndex = this.#passes.length): Span {
    let current = span;
    for (let index = passIndex - 1; index >= 0; index--) {
      current = (this.#passes[index] as AppliedPass).map.toInput(current);
    }
    return current;
  }

  /** All doubts, their spans in the present text, in order of place. */
  get doubts(): TracedDoubt[] {
    return this.#doubts
      .map(({ doubt, passesBefore }) => {
        let span: Span = doubt;
        for (const pass of this.#passes.slice(passesBefore)) span = pass.map.toOutput(span);
        return { ...doubt, start: span.start, end: span.end };
      })
      .sort((a, b) => a.start - b.start || a.end - b.end);
  }
}
