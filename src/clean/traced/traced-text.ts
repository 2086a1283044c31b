import { applyEdits, type Doubt, type Edit, type Span } from './edit.ts';
import { type NumberList, numberList } from './number-list.ts';
import { meets } from './outside.ts';
import { PositionMap } from './position-map.ts';
import { StringPool } from './string-pool.ts';

/** The edits of one step, in the coordinates of that step's input. */
export interface Pass {
  readonly step: string;
  readonly version: number;
  /** Made anew each time they are asked for. */
  readonly edits: readonly Edit[];
}

/** An edit with the characters that it replaced. */
export interface TracedEdit extends Edit {
  readonly before: string;
}

/** A doubt of a step, in the coordinates of that step's output. */
export interface TracedDoubt extends Doubt {
  readonly step: string;
}

interface KeptDoubt {
  readonly doubt: TracedDoubt;
  readonly passesBefore: number;
}

/** A pass without an object for each edit: a book of 50 MB has millions. */
class AppliedPass implements Pass {
  readonly step: string;
  readonly version: number;
  readonly count: number;
  readonly map: PositionMap;
  readonly #strings: StringPool;
  /** By edit, numbers of strings: what was replaced, what was put in, why. */
  readonly #before: NumberList;
  readonly #inserts: NumberList;
  readonly #reasons: NumberList;

  constructor(step: { name: string; version: number }, input: string, edits: readonly Edit[], strings: StringPool) {
    this.step = step.name;
    this.version = step.version;
    this.count = edits.length;
    this.map = new PositionMap(edits);
    this.#strings = strings;
    this.#before = numberList(edits.length);
    this.#inserts = numberList(edits.length);
    this.#reasons = numberList(edits.length);
    let last = { reason: '', number: -1 };
    for (let index = 0; index < edits.length; index++) {
      const { start, end, insert, reason } = edits[index] as Edit;
      if (last.number < 0 || reason !== last.reason) last = { reason, number: strings.numberOf(reason) };
      this.#before[index] = strings.numberOf(input.slice(start, end));
      this.#inserts[index] = strings.numberOf(insert);
      this.#reasons[index] = last.number;
    }
  }

  at(edit: number): TracedEdit {
    return {
      ...this.map.replaced(edit),
      before: this.#strings.at(this.#before[edit] as number),
      insert: this.#strings.at(this.#inserts[edit] as number),
      reason: this.#strings.at(this.#reasons[edit] as number),
    };
  }

  get edits(): readonly Edit[] {
    return Array.from({ length: this.count }, (_, index) => {
      const { start, end, insert, reason } = this.at(index);
      return { start, end, insert, reason };
    });
  }
}

/**
 * A text that remembers what was done to it: every step's edits are applied here and nowhere else, so that each
 * character of the present text can be followed back to the source text.
 */
export class TracedText {
  readonly source: string;
  #text: string;
  readonly #passes: AppliedPass[] = [];
  readonly #strings = new StringPool();
  #doubts: readonly KeptDoubt[] = [];

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

  /**
   * Apply one step's edits and keep its doubts (both in the coordinates of the present text). Where the step has doubted
   * before, an edit settles that, and another doubt says nothing new.
   */
  apply(step: { name: string; version: number }, result: { edits: readonly Edit[]; doubts: readonly Doubt[] }): void {
    if (result.edits.length === 0 && result.doubts.length === 0) return;
    const known = this.#doubts.filter(({ doubt }) => doubt.step === step.name).map((kept) => this.#atPresent(kept));
    const settled = new Set(known.filter((one) => !standsOutside(one, result.edits)).map(({ kept }) => kept));
    const added = result.doubts
      .filter((doubt) => standsOutside(doubt, known))
      .map((doubt) => ({ doubt: { ...doubt, step: step.name }, passesBefore: this.#passes.length }));
    if (settled.size > 0 || added.length > 0) {
      this.#doubts = [...this.#doubts.filter((kept) => !settled.has(kept)), ...added];
    }
    if (result.edits.length === 0) return;
    const before = this.#text;
    this.#text = applyEdits(before, result.edits);
    this.#passes.push(new AppliedPass(step, before, result.edits, this.#strings));
  }

  /** Number of edits in all passes. */
  get editCount(): number {
    return this.#passes.reduce((sum, { count }) => sum + count, 0);
  }

  /** Every edit, by pass and then by place, with the span of the source text that it came from. */
  *edits(): Generator<{ readonly pass: Pass; readonly edit: TracedEdit; readonly source: Span }> {
    for (const [index, pass] of this.#passes.entries()) {
      for (let number = 0; number < pass.count; number++) {
        const edit = pass.at(number);
        yield { pass, edit, source: this.toSource(edit, index) };
      }
    }
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
    return this.doubtsThat(() => true);
  }

  /** Those of the doubts that a test lets through, their spans in the present text, in order of place. */
  doubtsThat(test: (doubt: TracedDoubt) => boolean): TracedDoubt[] {
    if (this.#doubts.length === 0) return [];
    return this.#doubts
      .filter(({ doubt }) => test(doubt))
      .map((kept) => {
        const { start, end } = this.#atPresent(kept);
        return { ...kept.doubt, start, end };
      })
      .sort((a, b) => a.start - b.start || a.end - b.end);
  }

  /** Where a doubt stands now. */
  #atPresent(kept: KeptDoubt): Span & { readonly kept: KeptDoubt } {
    let span: Span = kept.doubt;
    for (let pass = kept.passesBefore; pass < this.#passes.length; pass++) {
      span = (this.#passes[pass] as AppliedPass).map.toOutput(span);
    }
    return { start: span.start, end: span.end, kept };
  }
}

function standsOutside(span: Span, others: readonly Span[]): boolean {
  return !meets(others, span.start, span.end);
}
