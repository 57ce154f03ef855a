import pg from 'pg';

/** Said in a line, for a start that is refused. */
export class PoolingError extends Error {
  constructor(problem: string, readonly mend: string) {
    super(problem);
  }
}

const ROUNDS = 5;
const CONNECT_LIMIT_MS = 10_000;
/** Who gets no answer for so long waits for a session that the other caller holds. */
const WAIT_MS = 2_000;

/**
 * Whether a database's addresses are what the house takes them for. `url` alone must give sessions of one's
 * own; where it leads through a pooler that shares them, `directUrl` leads past it, to the same server.
 */
export async function checkPooling(url: string, directUrl: string | undefined): Promise<void> {
  if (!await keepsSessions(directUrl ?? url)) {
    throw directUrl === undefined
      ? new PoolingError('DATABASE_URL leads through a pooler that shares sessions among transactions '
        + '(PgBouncer\'s pool_mode=transaction).',
        'Set KARAT_DIRECT_DATABASE_URL to PostgreSQL itself beside it, or pool_mode=session.')
      : new PoolingError('KARAT_DIRECT_DATABASE_URL leads through a pooler that shares sessions among transactions.',
        'Give it the address of PostgreSQL itself.');
  }
  if (directUrl === undefined) return;
  const [through, past] = [await databaseAt(url), await databaseAt(directUrl)];
  if (through === past) return;
  throw new PoolingError('DATABASE_URL and KARAT_DIRECT_DATABASE_URL lead to different databases.',
    'Give both the address of the same one: through the pooler, and past it.');
}

/** False when another caller's transaction gets the session that this one had, or takes it from it. */
async function keepsSessions(url: string): Promise<boolean> {
  return await withClient(url, (mine) => withClient(url, async (others) => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const before = await sessionOf(mine);
      await others.query('begin');
      const [theirs, meanwhile] = [await sessionOf(others), await sessionOf(mine)];
      await others.query('rollback');
      if (theirs === before || meanwhile !== before) return false;
    }
    return true;
  }));
}

/** Null when none was to be had. */
async function sessionOf(client: pg.Client): Promise<number | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => { timer = setTimeout(() => resolve(null), WAIT_MS); });
  const asked = client.query<{ pid: number }>('select pg_backend_pid() as pid').then(({ rows }) => rows[0]!.pid);
  return await Promise.race([asked, late]).finally(() => clearTimeout(timer));
}

async function databaseAt(url: string): Promise<string> {
  return await withClient(url, async (client) => {
    const { rows } = await client.query<{ place: string }>(`select pg_postmaster_start_time()::text || ' '
      || (select oid from pg_database where datname = current_database()) as place`);
    return rows[0]!.place;
  });
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_LIMIT_MS });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}
