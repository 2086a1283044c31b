/** Progress of a long task: one moving line on a terminal, a plain line now and then elsewhere. */
export class Progress {
  readonly #label: string;
  readonly #total: number | undefined;
  readonly #started = performance.now();
  readonly #isTerminal = process.stderr.isTTY === true;
  #done = 0;
  #lastShown = 0;

  /** @param total number of items, when it is known beforehand. */
  constructor(label: string, total?: number) {
    this.#label = label;
    this.#total = total;
  }

  advance(count = 1): void {
    this.#done += count;
    const now = performance.now();
    const interval = this.#isTerminal ? 100 : 10_000;
    if (now - Math.max(this.#lastShown, this.#started) < interval) return;
    this.#lastShown = now;
    if (this.#isTerminal) process.stderr.write(`\r\u001b[K${this.#line(now)}`);
    else process.stderr.write(`${this.#line(now)}\n`);
  }

  /** Remove the moving line and say how long it took. */
  finish(): void {
    if (this.#isTerminal) process.stderr.write('\r\u001b[K');
    const seconds = this.seconds;
    process.stderr.write(`${this.#label}: ${this.#done} in ${seconds.toFixed(1)} s\n`);
  }

  /** Seconds since the beginning. */
  get seconds(): number {
    return (performance.now() - this.#started) / 1000;
  }

  #line(now: number): string {
    const seconds = (now - this.#started) / 1000;
    const rate = this.#done / seconds;
    const left =
      this.#total === undefined || rate === 0 ? '' : `, ${Math.ceil((this.#total - this.#done) / rate)} s left`;
    const of = this.#total === undefined ? '' : ` of ${this.#total}`;
    return `${this.#label}: ${this.#done}${of}, ${rate.toFixed(1)} a second${left}`;
  }
}

/** Says how far a stage of long work has come: `count` more items of `total`. */
export type StageProgress = (stage: string, count: number, total: number) => void;

/** A stage shorter than this, seconds, is not spoken of when it has ended. */
const shortStage = 2;

/** Progress of work in stages, one after the other. */
export class Stages {
  #stage = '';
  #progress: Progress | undefined;

  readonly advance: StageProgress = (stage, count, total) => {
    if (stage !== this.#stage) {
      this.finish();
      this.#stage = stage;
      this.#progress = new Progress(stage, total);
    }
    this.#progress?.advance(count);
  };

  finish(): void {
    if (this.#progress !== undefined && this.#progress.seconds >= shortStage) this.#progress.finish();
    this.#stage = '';
    this.#progress = undefined;
  }
}
