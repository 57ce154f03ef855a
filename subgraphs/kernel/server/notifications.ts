import pg from 'pg';
import type { Database } from '../database/open-database.ts';

const RECONNECT_MS = 500;

/**
 * Wakes subscriptions of every process when a transaction commits: commands call
 * `select pg_notify('<subgraph>', '<channel>')`, listeners read the state anew, so a lost or doubled
 * message harms nobody. One connection per process, opened when the first listener comes.
 */
export class Notifications {
  readonly #database: Database;
  readonly #listeners = new Map<string, Set<() => void>>();
  #client: Promise<pg.Client> | null = null;
  #closed = false;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Yields the channel each time it is notified; notices that came while the reader was busy are one. */
  async *subscribe(channel: string, signal?: AbortSignal): AsyncGenerator<string> {
    await this.#connect();
    let pending = false;
    let wake: () => void = () => undefined;
    const notice = () => { pending = true; wake(); };
    const group = this.#listeners.get(channel) ?? new Set();
    this.#listeners.set(channel, group.add(notice));
    signal?.addEventListener('abort', notice);
    try {
      while (!this.#closed && !signal?.aborted) {
        if (!pending) await new Promise<void>((resolve) => { wake = resolve; });
        pending = false;
        if (this.#closed || signal?.aborted) return;
        yield channel;
      }
    } finally {
      signal?.removeEventListener('abort', notice);
      group.delete(notice);
      if (group.size === 0) this.#listeners.delete(channel);
    }
  }

  #connect(): Promise<pg.Client> {
    this.#client ??= this.#open().catch((error: unknown) => {
      this.#client = null;
      throw error;
    });
    return this.#client;
  }

  async #open(): Promise<pg.Client> {
    const client = new pg.Client({
      connectionString: this.#database.directUrl, application_name: `karat_${this.#database.name}_listen`,
    });
    // Only the connection in use is missed; one that never opened is its caller's matter.
    let open = false;
    const lost = () => { if (open) { open = false; this.#reconnect(); } };
    client.on('error', lost);
    client.on('end', lost);
    client.on('notification', ({ payload }) => this.#notify(payload ?? ''));
    try {
      await client.connect();
      await client.query(`listen "${this.#database.name}"`);
    } catch (error) {
      void client.end().catch(() => undefined);
      throw error;
    }
    open = true;
    return client;
  }

  #notify(channel: string): void {
    for (const notice of this.#listeners.get(channel) ?? []) notice();
  }

  /** After a lost connection everybody reads anew: something may have been missed. */
  #reconnect(): void {
    if (this.#closed || this.#client === null) return;
    this.#client = null;
    this.#connectLater();
  }

  /** Tries until PostgreSQL is back: a failed try says so only here, and nobody else would go on. */
  #connectLater(): void {
    setTimeout(() => {
      if (this.#closed) return;
      this.#connect().then(
        () => { for (const channel of this.#listeners.keys()) this.#notify(channel); },
        () => this.#connectLater());
    }, RECONNECT_MS).unref();
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const group of this.#listeners.values()) for (const notice of group) notice();
    const client = await this.#client?.catch(() => null);
    await client?.end().catch(() => undefined);
  }
}

