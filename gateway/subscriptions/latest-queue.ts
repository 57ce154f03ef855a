/**
 * What waits for one reader: never more than the newest event. Events carry state, so a reader
 * that was too slow loses nothing it needs, and no reader can fill the memory.
 */
export class LatestQueue<T> implements AsyncGenerator<T, void, void> {
  #pending: { readonly value: T } | undefined;
  #waiting: ((result: IteratorResult<T, void>) => void) | undefined;
  #isDone = false;

  constructor(readonly onLeave: () => void) {}

  put(value: T): void {
    if (this.#isDone) return;
    if (this.#waiting === undefined) {
      this.#pending = { value };
      return;
    }
    this.#settle({ done: false, value });
  }

  /** No more events; the one that waits is still delivered. */
  end(): void {
    this.#isDone = true;
    this.#settle({ done: true, value: undefined });
  }

  next(): Promise<IteratorResult<T, void>> {
    const pending = this.#pending;
    this.#pending = undefined;
    if (pending !== undefined) return Promise.resolve({ done: false, value: pending.value });
    if (this.#isDone) return Promise.resolve({ done: true, value: undefined });
    return new Promise((resolve) => { this.#waiting = resolve; });
  }

  return(): Promise<IteratorResult<T, void>> {
    this.#pending = undefined;
    this.end();
    this.onLeave();
    return Promise.resolve({ done: true, value: undefined });
  }

  throw(): Promise<IteratorResult<T, void>> {
    return this.return();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.return();
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  #settle(result: IteratorResult<T, void>): void {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    waiting?.(result);
  }
}
