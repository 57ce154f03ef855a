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
    await client.query('create schema if not exists identity');
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
