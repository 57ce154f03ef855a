import { join } from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../postgres/index.ts';
import { checkPooling, PoolingError } from '../../../subgraphs/kernel/database/connections/check-pooling.ts';
import { StartError } from '../../postgres/start-error.ts';
import type { StartEnv } from '../env.ts';
import type { Started } from '../../../subgraphs/kernel/process/sequence.ts';

export interface HouseDatabase {
  url: string;
  kind: 'embedded' | 'given';
  /** Has an embedded one write to disk what the start has made: else a stop soon after it would wait for that. */
  writeOut(): Promise<void>;
}

const OLDEST_MAJOR = 16;
const CONNECT_LIMIT_MS = 10_000;
const STOP_LIMIT_MS = 40_000;

type Given = Pick<StartEnv, 'dataDir' | 'databaseUrl' | 'directDatabaseUrl' | 'subgraphs'>;

/** The database named by DATABASE_URL, or the embedded one in the data folder. */
export async function openHouseDatabase(
  { dataDir, databaseUrl: given, directDatabaseUrl, subgraphs }: Given,
  say: (line: string) => void,
): Promise<Started<HouseDatabase>> {
  for (const { databaseUrl, directDatabaseUrl: direct } of Object.values(subgraphs)) {
    if (databaseUrl !== undefined) await checkSessions(databaseUrl, direct);
  }
  if (given !== undefined) {
    await checkGiven(given);
    await checkSessions(given, directDatabaseUrl);
    return { value: { url: given, kind: 'given', writeOut: async () => undefined } };
  }
  const server = await startEmbeddedPostgres({ dataDir: join(dataDir, 'postgres'), log: say });
  return {
    value: { url: server.url, kind: 'embedded', writeOut: () => checkpoint(server.url) },
    stop: () => server.stop(),
    stopLimitMs: STOP_LIMIT_MS,
  };
}

/** Where it fails the server has ended, and writes by itself. */
async function checkpoint(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect().then(() => client.query('checkpoint')).catch(() => undefined);
  await client.end().catch(() => undefined);
}

/** Reaches it and asks its age before anything builds on it. */
export async function checkGiven(url: string, oldest = OLDEST_MAJOR): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_LIMIT_MS });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query('SHOW server_version_num');
    const major = Math.floor(Number(rows[0].server_version_num) / 10_000);
    if (major < oldest) throw tooOld(major, oldest);
  } catch (error) {
    if (error instanceof StartError) throw error;
    throw unreachable(url, error as Error);
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function checkSessions(url: string, directUrl: string | undefined): Promise<void> {
  try {
    await checkPooling(url, directUrl);
  } catch (error) {
    if (!(error instanceof PoolingError)) throw unreachable(url, error as Error);
    throw new StartError('POOLER_UNFIT', error.message, error.mend, { cause: error });
  }
}

function tooOld(major: number, oldest: number): StartError {
  return new StartError(
    'DATABASE_TOO_OLD',
    `DATABASE_URL leads to PostgreSQL ${major}; Karat needs ${oldest} or newer.`,
    'Upgrade that server, or unset DATABASE_URL to use the embedded PostgreSQL.',
  );
}

function unreachable(url: string, cause: Error): StartError {
  const { hostname, port, pathname } = new URL(url);
  const where = `${hostname}:${port || 5432}${pathname}`;
  // An attempt on several addresses fails with one error that has no message of its own.
  const parts = (cause as AggregateError).errors as Error[] | undefined;
  const reason = cause.message || parts?.map(({ message }) => message).join('; ') || cause.name;
  return new StartError(
    'DATABASE_UNREACHABLE',
    `DATABASE_URL (${where}) does not let us in: ${reason.replace(/\.$/, '')}.`,
    'Start that server or correct the address, or unset DATABASE_URL to use the embedded one.',
    { cause },
  );
}
