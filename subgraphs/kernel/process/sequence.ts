import type { Logger } from 'pino';

/** What a step leaves behind: a value for later steps, and how to undo it. */
export interface Started<T> {
  value: T;
  /**
   * Begins before anything is stopped, with all others: says to the outside that we leave, and goes on
   * serving until it resolves. Aborted when somebody is in a hurry.
   */
  drain?: (hurried: AbortSignal) => Promise<void>;
  stop?: () => Promise<void> | void;
  /** How long its stop may take before the next one goes ahead without it. */
  stopLimitMs?: number;
  /** What a stop that takes too long was waiting for, to be told. */
  waitsFor?: () => readonly string[];
}

interface Entry extends Omit<Started<unknown>, 'value'> {
  name: string;
}

const STOP_LIMIT_MS = 10_000;
/** How long a stop waits for a step that is still starting. */
const START_LIMIT_MS = 10_000;

/** Thrown out of a start that a signal interrupted. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

/** Steps started one after the other and stopped in the opposite order, each in bounded time. */
export class Sequence {
  readonly #log: Logger;
  readonly #startLimitMs: number;
  readonly #entries: Entry[] = [];
  readonly #hurried = new AbortController();
  #starting: { readonly name: string; readonly over: Promise<unknown> } | undefined;
  #stopping: Promise<boolean> | undefined;

  constructor(log: Logger, startLimitMs = START_LIMIT_MS) {
    this.#log = log;
    this.#startLimitMs = startLimitMs;
  }

  async step<T>(name: string, start: () => Promise<Started<T>> | Started<T>): Promise<T> {
    if (this.#stopping) throw new Interrupted(name);
    const began = performance.now();
    const started = (async () => {
      const result = await start();
      if (result.stop || result.drain) this.#entries.push({ ...result, name });
      return result;
    })();
    this.#starting = { name, over: started.catch(() => undefined) };
    const { value } = await started;
    this.#log.info({ step: name, ms: Math.round(performance.now() - began) }, 'started');
    if (this.#stopping) throw new Interrupted(name);
    return value;
  }

  /** Stops everything once, however often it is asked; true when every step stopped in order. */
  stop(): Promise<boolean> {
    this.#stopping ??= this.#stopAll();
    return this.#stopping;
  }

  /** Ends the draining; what was begun is finished all the same. */
  hurry(): void {
    this.#hurried.abort();
  }

  async #stopAll(): Promise<boolean> {
    const [clean] = await Promise.all([this.#startOver(), this.#drain()]);
    let all = clean;
    for (let entry = this.#entries.pop(); entry; entry = this.#entries.pop()) {
      all = (await this.#stopOne(entry)) && all;
    }
    return all;
  }

  /** A step that is just starting is let finish, or what it opened could not be closed. */
  async #startOver(): Promise<boolean> {
    if (!this.#starting) return true;
    const { name, over } = this.#starting;
    return await this.#within(this.#startLimitMs, over.then(() => true), () =>
      this.#log.error({ step: name }, `${name} was still starting after ${this.#startLimitMs} ms; it is left behind`));
  }

  async #drain(): Promise<void> {
    await Promise.all(this.#entries.map(({ name, drain }) => drain?.(this.#hurried.signal)
      .catch((error: unknown) => this.#log.error({ step: name, err: error }, 'draining failed'))));
  }

  async #stopOne({ name, stop, stopLimitMs = STOP_LIMIT_MS, waitsFor }: Entry): Promise<boolean> {
    const began = performance.now();
    const stopped = Promise.resolve().then(stop).then(() => {
      this.#log.info({ step: name, ms: Math.round(performance.now() - began) }, 'stopped');
      return true;
    }, (error: unknown) => {
      this.#log.error({ step: name, err: error }, 'stop failed');
      return false;
    });
    return await this.#within(stopLimitMs, stopped, () => this.#log.error(
      { step: name, waitedFor: waitsFor?.() ?? [] },
      `${name} did not stop within ${stopLimitMs} ms; it is left behind`));
  }

  async #within(limitMs: number, done: Promise<boolean>, late: () => void): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    const limit = new Promise<boolean>((resolve) => {
      timer = setTimeout(() => { late(); resolve(false); }, limitMs);
    });
    return await Promise.race([done, limit]).finally(() => clearTimeout(timer));
  }
}
