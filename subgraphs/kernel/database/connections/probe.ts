import pg from 'pg';

/** A balancer asks every few seconds; one answer serves all who ask within this time. */
const FRESH_MS = 500;
const LIMIT_MS = 2_000;

/**
 * Whether a database answers, asked over a connection of its own: those of the pools may all be taken, which
 * is no reason to be told away. It is made when first asked and anew after each failure.
 */
export class DatabaseProbe {
  readonly #url: string;
  readonly #limitMs: number;
  #client: pg.Client | null = null;
  #asked: { readonly answer: Promise<boolean>; at: number } | null = null;

  constructor(url: string, limitMs = LIMIT_MS) {
    this.#url = url;
    this.#limitMs = limitMs;
  }

  answers(): Promise<boolean> {
    if (!this.#asked || performance.now() - this.#asked.at > FRESH_MS) this.#asked = this.#begin();
    return this.#asked.answer;
  }

  /** Fresh until some time after it has answered, so that no two ask at once. */
  #begin(): { readonly answer: Promise<boolean>; at: number } {
    const asked = { at: Number.POSITIVE_INFINITY, answer: this.#ask() };
    void asked.answer.then(() => { asked.at = performance.now(); });
    return asked;
  }

  async close(): Promise<void> {
    await this.#asked?.answer;
    await this.#client?.end().catch(() => undefined);
  }

  async #ask(): Promise<boolean> {
    const client = this.#client ?? new pg.Client({
      connectionString: this.#url, application_name: 'karat_probe', keepAlive: true,
    });
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('no answer')), this.#limitMs);
    });
    try {
      await Promise.race([this.#over(client), late]);
      return true;
    } catch {
      this.#client = null;
      // One that says nothing would not hear a goodbye either.
      (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
      return false;
    } finally {
      clearTimeout(timer);
    }
  }

  async #over(client: pg.Client): Promise<void> {
    if (client !== this.#client) {
      client.on('error', () => undefined);
      await client.connect();
      this.#client = client;
    }
    await client.query('select 1');
  }
}
