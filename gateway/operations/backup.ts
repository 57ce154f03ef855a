import { chmodSync, createWriteStream, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import { to } from 'pg-copy-streams';
import { nameOf, quoted, readMigrations, readTables, type Table } from './catalogue.ts';
import { hashOf, writeManifest, type DumpedTable, type Manifest } from './manifest.ts';
import { OperationError } from './operation-error.ts';

export interface BackupNeeds {
  readonly databaseUrl: string;
  readonly folder: string;
  readonly schemas: readonly string[];
  readonly now: Date;
  /** Copies what lies beside the database; answers whether there was a secret to copy. */
  copySecret(folder: string): boolean;
  /** Copies the files of the data folder; absent: there are none. Answers their names. */
  copyFiles?(folder: string): Promise<readonly string[]>;
}

/**
 * Every table by COPY, all in one read-only snapshot: the ledger, the orders and what is still to be
 * delivered are of the same moment, while the house goes on working.
 */
export async function backUp(needs: BackupNeeds): Promise<Manifest> {
  const { folder } = needs;
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    throw new OperationError('FOLDER_NOT_EMPTY', `${folder} is not empty; name a new folder.`);
  }
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  const client = new pg.Client({ connectionString: needs.databaseUrl });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read, read only');
    const tables: DumpedTable[] = [];
    for (const table of await readTables(client, needs.schemas)) {
      tables.push(await dump(client, table, folder));
    }
    const { rows } = await client.query<{ server_version: string }>('show server_version');
    const manifest: Manifest = {
      format: 1, takenAt: needs.now.toISOString(), postgres: rows[0]!.server_version,
      migrations: await readMigrations(client, needs.schemas), tables,
      hasSecret: needs.copySecret(folder), files: await needs.copyFiles?.(folder) ?? [],
    };
    await client.query('rollback');
    writeManifest(folder, manifest);
    await tellHouse(client, needs.now);
    return manifest;
  } finally {
    await client.end();
  }
}

/** For whoever is woken when backups stop; a house that this version never started has no place for it. */
async function tellHouse(client: pg.Client, takenAt: Date): Promise<void> {
  const { rows } = await client.query<{ there: boolean }>(
    `select to_regclass('karat.backup') is not null as there`);
  if (!rows[0]!.there) return;
  await client.query('insert into karat.backup (taken_at) values ($1) on conflict do nothing', [takenAt]);
}

async function dump(client: pg.Client, table: Table, folder: string): Promise<DumpedTable> {
  const file = `${nameOf(table)}.copy.gz`;
  const columns = table.columns.map((column) => `"${column}"`).join(', ');
  // As its owner: policies hide rows from everybody else, also from whoever connects.
  await client.query(`set local role "${table.owner}"`);
  const rows = client.query(to(`copy (select ${columns} from ${quoted(table)}) to stdout`));
  await pipeline(rows, createGzip({ level: 6 }), createWriteStream(join(folder, file),
    { mode: 0o600, flags: 'wx' }));
  await client.query('reset role');
  return {
    schema: table.schema, name: table.name, columns: table.columns, rows: rows.rowCount, file,
    sha256: await hashOf(join(folder, file)),
  };
}
