import { makeWorkerUtils } from 'graphile-worker';
import pg from 'pg';
import { rolesOf } from './house-roles.ts';
import { QUEUE_FUNCTIONS } from './queue-functions.ts';

/**
 * Prepares one database for the given subgraphs: a schema and two roles each (house-roles.ts: one owns
 * the schema and writes, one reads under row-level security), and the event queue.
 * Safe to run at every start. `url` needs CREATEROLE and CREATE on the database.
 */
export async function provisionDatabase(url: string, names: readonly string[]): Promise<void> {
  const pool = new pg.Pool({ connectionString: url, max: 2 });
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  try {
    await inTransaction(pool, (client) => provisionRoles(client, names));
    const queue = await makeWorkerUtils({ pgPool: pool, noPreparedStatements: true });
    await queue.migrate();
    await queue.release();
    await inTransaction(pool, (client) => provisionQueue(client, names));
  } finally {
    await pool.end();
  }
}

async function inTransaction(
  pool: pg.Pool, work: (client: pg.PoolClient) => Promise<void>,
): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query(`select pg_advisory_xact_lock(hashtext('karat provision'))`);
    await work(client);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}

async function provisionRoles(client: pg.PoolClient, names: readonly string[]): Promise<void> {
  for (const name of names) {
    if (!/^[a-z]+$/.test(name)) throw new Error(`not a subgraph name: ${name}`);
    const roles = await rolesOf(client, name);
    for (const role of [roles.owner, roles.restricted]) await provisionRole(client, role);
    await client.query(`create schema if not exists ${name} authorization ${roles.owner}`);
    await client.query(`grant usage on schema ${name} to ${roles.restricted}`);
  }
}

async function provisionRole(client: pg.PoolClient, role: string): Promise<void> {
  // Roles belong to the whole cluster, where another database may be making them right now.
  await client.query(`do $$ begin
    if not exists (select 1 from pg_roles where rolname = '${role}') then
      create role ${role} nologin;
    end if;
  exception when duplicate_object or unique_violation then null; end $$`);
  await client.query(`do $$ begin
    if not pg_has_role(current_user, '${role}', 'set') then
      execute format('grant ${role} to %I', current_user);
    end if; end $$`);
}

/**
 * Subgraph roles reach the queue through these functions and see nothing else of it. Its rows live for
 * milliseconds: they leave room for each other on their page, and dead ones are taken away soon.
 */
async function provisionQueue(client: pg.PoolClient, names: readonly string[]): Promise<void> {
  await client.query(`
    alter table graphile_worker._private_jobs set (fillfactor = 50,
      autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500);
    create schema if not exists karat;
    create table if not exists karat.worker (
      worker_id text primary key, lock_key integer not null, started_at timestamptz not null);
    create table if not exists karat.backup (taken_at timestamptz primary key);
    drop function if exists karat.undelivered_events(text);`);
  for (const [signature, body] of Object.entries(QUEUE_FUNCTIONS)) {
    await client.query(`create or replace function karat.${signature} ${body};
      revoke all on function karat.${nameAndTypes(signature)} from public`);
  }
  for (const name of names) {
    const { owner } = await rolesOf(client, name);
    await client.query(`grant usage on schema karat to ${owner}`);
    for (const signature of Object.keys(QUEUE_FUNCTIONS)) {
      await client.query(
        `grant execute on function karat.${nameAndTypes(signature)} to ${owner}`);
    }
  }
}

/** `wake(publisher text, at timestamptz) returns void` → `wake(publisher text, at timestamptz)`. */
function nameAndTypes(signature: string): string {
  return signature.slice(0, signature.indexOf(')') + 1);
}
