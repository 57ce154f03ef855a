import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import pg from 'pg';
import { from } from 'pg-copy-streams';
import { nameOf, quoted, readTables, type Table } from './catalogue.ts';
import { readManifest, type DumpedTable, type Manifest } from './manifest.ts';
import { OperationError } from './operation-error.ts';

export interface RestoreNeeds {
  readonly databaseUrl: string;
  readonly folder: string;
  readonly schemas: readonly string[];
  /** Migrations this Karat knows, by schema. */
  readonly known: Readonly<Record<string, readonly string[]>>;
  /** Makes roles, queue and empty tables as they were: these migrations and no later ones. */
  prepare(migrations: Manifest['migrations']): Promise<void>;
  /** Puts in place what the tables name, before they do: files without rows are swept, rows without files are holes. */
  bringFiles?(manifest: Manifest): Promise<void>;
}

/**
 * Fills an empty database from a backup, in one transaction. The tables are made as they were when it
 * was taken; later migrations run at the next start, on the data, as in any upgrade.
 */
export async function restore(needs: RestoreNeeds): Promise<Manifest> {
  const manifest = await readManifest(needs.folder);
  refuseNewer(manifest, needs.known);
  const client = new pg.Client({ connectionString: needs.databaseUrl });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await refuseUsed(client, needs.schemas);
    await needs.prepare(manifest.migrations);
    await needs.bringFiles?.(manifest);
    const schemas = Object.keys(manifest.migrations);
    const tables = await readTables(client, schemas);
    await client.query('begin');
    await fill(client, tables, manifest, needs.folder);
    await freeQueue(client);
    await client.query('commit');
    await client.query('analyze');
    return manifest;
  } finally {
    await client.end();
  }
}

function refuseNewer(manifest: Manifest, known: RestoreNeeds['known']): void {
  for (const [schema, names] of Object.entries(manifest.migrations)) {
    const unknown = names.filter((name) => !known[schema]?.includes(name));
    if (unknown.length === 0) continue;
    throw new OperationError('BACKUP_NEWER',
      `The backup has migrations that this Karat does not know: ${unknown.join(', ')}.`);
  }
}

/** A house that was only started may be filled; one in which something happened may not. */
async function refuseUsed(client: pg.Client, schemas: readonly string[]): Promise<void> {
  const { rows } = await client.query<{ name: string }>(`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname = any($1::text[]) and tablename in ('event', 'audit_record', 'idempotency')`,
  [[...schemas]]);
  for (const { name } of rows) {
    const used = await client.query(`select 1 from ${name} limit 1`);
    if (used.rowCount !== 0) {
      throw new OperationError('NOT_EMPTY',
        `There is data in ${name}. Restore into an empty database or data folder.`);
    }
  }
}

async function fill(
  client: pg.Client, tables: readonly Table[], manifest: Manifest, folder: string,
): Promise<void> {
  const dumped = new Map(manifest.tables.map((table) => [nameOf(table), table]));
  const missing = manifest.tables.filter((table) =>
    !tables.some((there) => nameOf(there) === nameOf(table)));
  if (missing.length > 0) throw new Error(`no table for ${missing.map(nameOf).join(', ')}`);
  // What migrations put in (policies, programmes) stands in the backup as it was then.
  for (const table of tables) {
    await asOwner(client, table, `alter table ${quoted(table)} disable trigger user`);
  }
  for (const owner of new Set(tables.map((table) => table.owner))) {
    const own = tables.filter((table) => table.owner === owner);
    await asOwner(client, own[0]!, `truncate ${own.map(quoted).join(', ')}`);
  }
  for (const table of tables) {
    const dump = dumped.get(nameOf(table));
    if (dump) await load(client, table, dump, folder);
    await setSequences(client, table);
    await asOwner(client, table, `alter table ${quoted(table)} enable trigger user`);
  }
}

async function asOwner(client: pg.Client, table: Table, statement: string): Promise<void> {
  await client.query(`set local role "${table.owner}"`);
  await client.query(statement);
  await client.query('reset role');
}

async function load(
  client: pg.Client, table: Table, dump: DumpedTable, folder: string,
): Promise<void> {
  await client.query(`set local role "${table.owner}"`);
  const columns = dump.columns.map((column) => `"${column}"`).join(', ');
  const into = client.query(from(`copy ${quoted(table)} (${columns}) from stdin`));
  await pipeline(createReadStream(join(folder, dump.file)), createGunzip(), into);
  await client.query('reset role');
  if (into.rowCount === dump.rows) return;
  throw new OperationError('BACKUP_DAMAGED',
    `${dump.file} gave ${into.rowCount} rows instead of ${dump.rows}.`);
}

/** Numbers go on where they were, or the next event would take a number that is taken. */
async function setSequences(client: pg.Client, table: Table): Promise<void> {
  for (const column of table.columns) {
    const { rows } = await client.query<{ name: string | null }>(
      'select pg_get_serial_sequence($1, $2) as name', [quoted(table), column]);
    if (!rows[0]!.name) continue;
    await asOwner(client, table, `select setval('${rows[0]!.name}',
      coalesce((select max("${column}") from ${quoted(table)}), 0) + 1, false)`);
  }
}

/** Jobs that were running when the backup was taken belong to nobody here. */
async function freeQueue(client: pg.Client): Promise<void> {
  await client.query(`update graphile_worker._private_jobs set locked_at = null, locked_by = null
    where locked_by is not null`);
  await client.query(`update graphile_worker._private_job_queues
    set locked_at = null, locked_by = null where locked_by is not null`);
}
