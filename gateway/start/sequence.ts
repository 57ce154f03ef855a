import type { Logger } from 'pino';

/** What a step leaves behind: a value for later steps, and how to undo it. */
export interface Started<T> {
  value: T;
  stop?: () => Promise<void> | void;
  /** How long its stop may take before the next one goes ahead without it. */
  stopLimitMs?: number;
}

interface Entry {
  name: string;
  stop: () => Promise<void> | void;
  limitMs: number;
}

const STOP_LIMIT_MS = 10_000;

/** Thrown out of a start that a signal interrupted. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

/** Steps started one after the other and stopped in the opposite order, each in bounded time. */
export class Sequence {
  readonly #log: Logger;
  readonly #entries: Entry[] = [];
  #starting: Promise<unknown> = Promise.resolve();
  #stopping: Promise<boolean> | undefined;

  constructor(log: Logger) {
    this.#log = log;
  }

  async step<T>(name: string, start: () => Promise<Started<T>> | Started<T>): Promise<T> {
    if (this.#stopping) throw new Interrupted(name);
    const began = performance.now();
    const started = (async () => {
      const result = await start();
      const { stop, stopLimitMs: limitMs = STOP_LIMIT_MS } = result;
      if (stop) this.#entries.push({ name, stop, limitMs });
      return result;
    })();
    this.#starting = started.catch(() => undefined);
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

  async #stopAll(): Promise<boolean> {
    // A step that is just starting is let finish, or what it opened could not be closed.
    await this.#starting;
    let clean = true;
    for (let entry = this.#entries.pop(); entry; entry = this.#entries.pop()) {
      clean = (await this.#stopOne(entry)) && clean;
    }
    return clean;
  }

  async #stopOne({ name, stop, limitMs }: Entry): Promise<boolean> {
    const began = performance.now();
    let timer: NodeJS.Timeout | undefined;
    const limit = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`not stopped within ${limitMs} ms`)), limitMs);
    });
    try {
      await Promise.race([Promise.resolve().then(stop), limit]);
      this.#log.info({ step: name, ms: Math.round(performance.now() - began) }, 'stopped');
      return true;
    } catch (error) {
      this.#log.error({ step: name, err: error }, 'stop failed');
      return false;
    } finally {
      clearTimeout(timer);
    }
  }
}
