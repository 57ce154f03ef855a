import pg from 'pg';
import type { Logger } from 'pino';
import { Gauge, type Registry } from 'prom-client';

/** A number that stands in the database: what waits, how old it is, what was found. */
export interface Figure {
  /** `karat_…`, as Prometheus wants it. */
  readonly name: string;
  readonly help: string;
  readonly labels: readonly string[];
  /**
   * Answers rows of two columns, labels (jsonb) and value (float8), at a bounded cost whatever the house
   * holds. `@schema` is the room's schema and name, `@database` the name of the database.
   */
  readonly sql: string;
}

/** One database, and what is asked there. */
export interface FiguresOfDatabase {
  readonly url: string;
  readonly figures: readonly Figure[];
}

/** What two ask for at the same moment, or all gauges of one answer, is asked once. */
const SAME_MOMENT_MS = 1_000;
/** Both together are less than a collector waits: that a database hangs must be heard, not end in silence. */
const CONNECT_MS = 2_000;
const LONGEST_MS = 4_000;

/** The figure of one room, in one database. */
export function placed(figure: Figure, place: { room?: string; database: string }): Figure {
  const sql = figure.sql.replaceAll('@schema', place.room ?? '')
    .replaceAll('@database', place.database.replaceAll("'", "''"));
  return { ...figure, sql };
}

/** As labels name it: `db.example/karat`. */
export function nameOfDatabase(url: string): string {
  const { hostname, pathname } = new URL(url);
  return `${hostname}${decodeURIComponent(pathname)}`;
}

/**
 * Figures of the databases of this process, each asked by one statement when somebody looks, over one
 * connection of its own: so they come also while the rooms' connections are all in use. Those of a
 * database that is away are absent, and `karat_database_up` says so.
 */
export class Figures {
  readonly #log: Logger;
  readonly #databases: readonly AskedDatabase[];
  readonly #gauges: ReadonlyMap<string, Gauge>;
  #asked: Promise<void> | null = null;
  #askedAt = -Infinity;

  constructor(registry: Registry, databases: readonly FiguresOfDatabase[], log: Logger) {
    this.#log = log;
    this.#databases = databases.map((database) => new AskedDatabase(database));
    this.#gauges = gaugesOf(registry, databases.flatMap(({ figures }) => figures), () => this.refresh());
  }

  refresh(): Promise<void> {
    const now = performance.now();
    if (now - this.#askedAt > SAME_MOMENT_MS) {
      this.#askedAt = now;
      this.#asked = this.#read();
    }
    return this.#asked!;
  }

  async close(): Promise<void> {
    await Promise.all(this.#databases.map((database) => database.close()));
  }

  async #read(): Promise<void> {
    const answers = await Promise.all(this.#databases.map((database) => database.ask().catch((error: unknown) => {
      this.#log.warn({ err: error, database: database.name }, 'figures could not be read');
      return null;
    })));
    this.#forget();
    answers.forEach((rows, place) => {
      this.#gauges.get(UP)!.set({ database: this.#databases[place]!.name }, rows === null ? 0 : 1);
      for (const { name, labels, value } of rows ?? []) {
        if (value !== null) this.#gauges.get(name)?.set(labels, value);
      }
    });
  }

  /** A series that is not answered any more is no longer shown. */
  #forget(): void {
    for (const gauge of this.#gauges.values()) {
      gauge.reset();
      // Without labels it would say 0, which is an age like another.
      gauge.remove({});
    }
  }
}

interface FigureRow { name: string; labels: Record<string, string>; value: number | null }

class AskedDatabase {
  readonly name: string;
  readonly #pool: pg.Pool;
  readonly #statement: string;

  constructor({ url, figures }: FiguresOfDatabase) {
    this.name = nameOfDatabase(url);
    // Given up on the server, too: a busy database would go on working for nobody.
    this.#statement = `set local statement_timeout = ${LONGEST_MS};\n` + figures.map(({ name, sql }) =>
      `select '${name}' as name, f.labels, f.value from (${sql}) f(labels, value)`).join('\nunion all ');
    this.#pool = new pg.Pool({
      connectionString: url, max: 1, idleTimeoutMillis: 30_000, query_timeout: LONGEST_MS,
      connectionTimeoutMillis: CONNECT_MS, application_name: 'karat_metrics', allowExitOnIdle: true,
    });
    this.#pool.on('error', () => undefined);
    this.#pool.on('connect', (client) => client.on('error', () => undefined));
  }

  async ask(): Promise<FigureRow[]> {
    const [, told] = await this.#pool.query(this.#statement) as unknown as pg.QueryResult<FigureRow>[];
    return told!.rows;
  }

  close(): Promise<void> {
    return this.#pool.end();
  }
}

const UP = 'karat_database_up';

function gaugesOf(
  registry: Registry, figures: readonly Figure[], refresh: () => Promise<void>,
): Map<string, Gauge> {
  const known: Pick<Figure, 'name' | 'help' | 'labels'>[] = [...figures, {
    name: UP, labels: ['database'],
    help: 'Whether the database answered when it was last asked for figures',
  }];
  const gauges = new Map<string, Gauge>();
  for (const { name, help, labels } of known) {
    if (gauges.has(name)) continue;
    gauges.set(name, new Gauge({
      name, help, labelNames: [...labels], registers: [registry], aggregator: 'max', collect: refresh,
    }));
  }
  return gauges;
}
