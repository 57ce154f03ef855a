import pg from 'pg';
import { IDENTITY_MIGRATIONS, migrateIdentity } from '../../identity/index.ts';
import { SUBGRAPHS } from '../../subgraphs/all.ts';
import { kernelMigrations } from '../../subgraphs/kernel/database/kernel-migrations.ts';
import { openDatabase } from '../../subgraphs/kernel/database/open-database.ts';
import { provisionDatabase } from '../../subgraphs/kernel/database/provision/provision.ts';
import type { Manifest } from './manifest.ts';

const IDENTITY = 'identity';

/** Every schema whose rows are the house's truth. */
export const SCHEMAS: readonly string[] = [...SUBGRAPHS.map(({ name }) => name), IDENTITY];

/** Migrations this Karat knows, by schema, in their order. */
export function knownMigrations(): Record<string, string[]> {
  const known = Object.fromEntries(SUBGRAPHS.map(({ name, migrations }) =>
    [name, [...kernelMigrations(name), ...migrations].map((migration) => migration.name)]));
  return { ...known, [IDENTITY]: IDENTITY_MIGRATIONS.map(({ name }) => name) };
}

/** Makes roles, queue and tables up to the given migrations, and nothing later. */
export async function prepareDatabase(
  databaseUrl: string, migrations: Manifest['migrations'],
): Promise<void> {
  await provisionDatabase(databaseUrl, SUBGRAPHS.map(({ name }) => name));
  for (const subgraph of SUBGRAPHS) {
    const names = [...migrations[subgraph.name] ?? []];
    const database = await openDatabase({ url: databaseUrl, ...subgraph, poolSize: 2 });
    try {
      // One at a time and in our order: an empty list would mean all of them.
      const order = knownMigrations()[subgraph.name]!.filter((name) => names.includes(name));
      for (const name of order) await database.orm.migrator.up({ migrations: [name] });
    } finally {
      await database.close();
    }
  }
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 2 });
  pool.on('error', () => undefined);
  try {
    const wanted = migrations[IDENTITY] ?? [];
    await migrateIdentity(pool, IDENTITY_MIGRATIONS.filter(({ name }) => wanted.includes(name)));
  } finally {
    await pool.end();
  }
}
