import { RequestError } from '../errors.ts';
import type { Outcome } from '../outcome.ts';
import type { BatchCommand, CommonCode } from './command.ts';
import { runBatch, type BatchItem, type CommandHome } from './run-command.ts';
import { gatheredActor } from '../actor.ts';

/**
 * Gathers concurrent calls of one command into batches: first come, first served. Under no load a
 * call starts at once; under load the calls that arrive while one batch runs form the next one.
 */
export class BatchQueue<Input, Value, Code extends string> {
  readonly #home: CommandHome;
  readonly #command: BatchCommand<Input, Value, Code>;
  readonly #maxQueued: number;
  readonly #waiting: Waiting<Input, Value, Code>[] = [];
  #running = false;
  #writing: Promise<void> = Promise.resolve();

  constructor(
    home: CommandHome, command: BatchCommand<Input, Value, Code>, maxQueued = 10_000,
  ) {
    this.#home = home;
    this.#command = command;
    this.#maxQueued = maxQueued;
  }

  get length(): number {
    return this.#waiting.length;
  }

  async submit(item: BatchItem<Input>): Promise<Outcome<Value, Code | CommonCode>> {
    const [outcome] = await this.submitAll([item]);
    return outcome!;
  }

  /**
   * One after the other in the queue. Rejects with `BUSY` when they do not all fit; nothing has
   * happened then.
   */
  async submitAll(
    items: readonly BatchItem<Input>[],
  ): Promise<Outcome<Value, Code | CommonCode>[]> {
    if (this.#waiting.length + items.length > this.#maxQueued) {
      throw new RequestError('BUSY',
        'Too many requests are waiting for this operation; try again shortly.',
        { retryAfterMs: 1000 });
    }
    return Promise.all(items.map((item) => this.#enqueue(item)));
  }

  #enqueue(item: BatchItem<Input>): Promise<Outcome<Value, Code | CommonCode>> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, resolve, reject });
      if (this.#running) return;
      this.#running = true;
      setImmediate(() => void this.#drain());
    });
  }

  /** The next batch begins behind the locks of the one before, while that one is being written. */
  async #drain(): Promise<void> {
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, this.#command.maxBatch);
      const before = this.#writing;
      await new Promise<void>((decided) => { this.#writing = this.#run(batch, decided); });
      await before;
    }
    this.#running = false;
  }

  async #run(batch: readonly Waiting<Input, Value, Code>[], decided: () => void): Promise<void> {
    const caller = { actor: gatheredActor(this.#command.name), requestId: batch[0]!.item.requestId };
    try {
      const outcomes = await runBatch(this.#home, caller, this.#command,
        batch.map(({ item }) => item), { onDecided: decided });
      batch.forEach(({ resolve }, index) => resolve(outcomes[index]!));
    } catch (error) {
      batch.forEach(({ reject }) => reject(error));
    } finally {
      decided();
    }
  }
}

interface Waiting<Input, Value, Code extends string> {
  readonly item: BatchItem<Input>;
  resolve(outcome: Outcome<Value, Code | CommonCode>): void;
  reject(error: unknown): void;
}
