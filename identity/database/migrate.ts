import type { Pool } from 'pg';

import { inTransaction } from './transaction.ts';
import { MIGRATIONS, type Migration } from './migrations.ts';

/** Any constant does, as long as no other part of the house locks the same number. */
const MIGRATION_LOCK = 7_042_001;

/** Applies what is missing; two processes that start together wait for each other. */
export async function migrate(
  pool: Pool, migrations: readonly Migration[] = MIGRATIONS,
): Promise<readonly string[]> {
  return inTransaction(pool, async (client) => {
    await client.query('select pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
    // Asked first: with a role of its own, identity finds its schema made and may make none.
    const found = await client.query('select 1 from pg_namespace where nspname = \'identity\'');
    if (found.rowCount === 0) await client.query('create schema identity');
    await client.query(`create table if not exists identity.migration (
      name text primary key, applied_at timestamptz not null default now())`);
    const { rows } = await client.query<{ name: string }>('select name from identity.migration');
    const applied = new Set(rows.map((row) => row.name));
    const missing = migrations.filter((migration) => !applied.has(migration.name));
    for (const migration of missing) {
      await client.query(migration.sql);
      await client.query('insert into identity.migration (name) values ($1)', [migration.name]);
    }
    return missing.map((migration) => migration.name);
  });
}
