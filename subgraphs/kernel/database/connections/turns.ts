import { RequestError } from '../../errors.ts';

/** At most so many at a time; the others wait in the order they came, and not endlessly many. */
export class Turns {
  readonly #waiting: (() => void)[] = [];
  readonly #mostWaiting: number;
  #free: number;

  constructor(atATime: number, mostWaiting: number) {
    this.#free = atATime;
    this.#mostWaiting = mostWaiting;
  }

  get waiting(): number {
    return this.#waiting.length;
  }

  /** Waits for a turn; the answer ends it, once. Rejects with `BUSY` when too many wait already. */
  async take(): Promise<() => void> {
    if (this.#free > 0) this.#free -= 1;
    else if (this.#waiting.length >= this.#mostWaiting) {
      throw new RequestError('BUSY', 'Too many readers are waiting; try again shortly.',
        { retryAfterMs: 1000 });
    } else await new Promise<void>((resolve) => { this.#waiting.push(resolve); });
    let mine = true;
    return () => {
      if (!mine) return;
      mine = false;
      const next = this.#waiting.shift();
      if (next) next();
      else this.#free += 1;
    };
  }
}
