import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../gateway/postgres/index.ts';
import { readRun } from './env.ts';
import { madeInRun, onceInRun } from './once.ts';

export interface TestDatabase {
  /** Connects as superuser. */
  url: string;
  drop(): Promise<void>;
}

interface Server {
  url: string;
  pid: number;
}

/** A fresh, empty database on the one PostgreSQL of this test run. */
export async function testDatabase(): Promise<TestDatabase> {
  return createDatabase('');
}

/**
 * Builds a database once per run, whichever test file asks first, to be copied by `cloneOf`.
 * Calls with the same name must prepare the same thing; only the first one's `prepare` runs. It begins with
 * nothing, or with a copy of another template.
 */
export async function templateDatabase(
  name: string,
  prepare: (url: string) => Promise<void>,
  from?: string,
): Promise<void> {
  await onceInRun(`template-${name}`, async () => {
    const template = await (from === undefined ? createDatabase('') : cloneOf(from));
    await prepare(template.url);
    const database = databaseOf(template.url);
    // A template can only be copied while nobody is connected to it.
    await onServer(async (client) => {
      await client.query(`ALTER DATABASE ${database} WITH ALLOW_CONNECTIONS false`);
      await client.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [
        database,
      ]);
    });
    return database;
  });
}

/** A private copy of a template that `templateDatabase` built in this run (about 60 ms). */
export async function cloneOf(name: string): Promise<TestDatabase> {
  const template = await madeInRun<string>(`template-${name}`);
  if (!template) throw new Error(`Call templateDatabase('${name}', …) before cloneOf('${name}').`);
  return createDatabase(` TEMPLATE ${template} STRATEGY FILE_COPY`);
}

async function createDatabase(source: string): Promise<TestDatabase> {
  const database = `t_${randomBytes(8).toString('hex')}`;
  await onServer((client) => client.query(`CREATE DATABASE ${database}${source}`));
  const url = new URL((await server()).url);
  url.pathname = `/${database}`;
  const drop = async (): Promise<void> => {
    await onServer((client) => client.query(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`));
  };
  return { url: url.href, drop };
}

async function onServer(work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: (await server()).url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

async function server(): Promise<Server> {
  return onceInRun('server', async () => {
    const { folder, ownerPid } = readRun();
    const { url, pid } = await startEmbeddedPostgres({
      dataDir: join(folder, 'postgres'),
      maxConnections: 300,
      durability: 'tests',
      ownerPid,
    });
    return { url, pid };
  });
}

function databaseOf(url: string): string {
  return new URL(url).pathname.slice(1);
}
