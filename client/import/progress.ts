const WIDTH = 24;
const LINE_EVERY_MS = 5_000;
const BAR_EVERY_MS = 100;

export interface Screen {
  readonly isTTY?: boolean | undefined;
  write(text: string): unknown;
}

/** One bar a phase: done, rate, time left. A line every five seconds where nobody watches. */
export class Progress {
  readonly #screen: Screen;
  readonly #label: string;
  readonly #total: number;
  readonly #skipped: number;
  readonly #clock: () => number;
  readonly #began: number;
  #shown: number;

  constructor(
    screen: Screen, label: string, total: number, skipped = 0, clock = () => performance.now(),
  ) {
    this.#screen = screen;
    this.#label = label;
    this.#total = total;
    this.#skipped = skipped;
    this.#clock = clock;
    this.#began = clock();
    this.#shown = this.#began;
  }

  at(done: number): void {
    const now = this.#clock();
    if (now - this.#shown < (this.#screen.isTTY ? BAR_EVERY_MS : LINE_EVERY_MS)) return;
    this.#shown = now;
    this.#show(done);
  }

  end(): void {
    this.#show(this.#total);
    if (this.#screen.isTTY) this.#screen.write('\n');
  }

  #show(done: number): void {
    const text = bar(this.#label, done, this.#total, done - this.#skipped,
      (this.#clock() - this.#began) / 1000);
    this.#screen.write(this.#screen.isTTY ? `\r\u001b[K${text}` : `${text}\n`);
  }
}

/** "orders    ██████░░░░░░  24,500 of 48,647  1,210/s  20 s left" */
export function bar(label: string, done: number, total: number, now: number, seconds: number): string {
  const filled = total === 0 ? WIDTH : Math.floor((done / total) * WIDTH);
  const rate = seconds > 0 ? now / seconds : 0;
  const left = done >= total ? `in ${seconds.toFixed(1)} s`
    : rate > 0 ? `${Math.ceil((total - done) / rate)} s left` : 'beginning';
  const count = (n: number): string => Math.round(n).toLocaleString('en');
  return `${label.padEnd(9)} ${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)}  ${
    count(done)} of ${count(total)}  ${count(rate)}/s  ${left}`;
}
