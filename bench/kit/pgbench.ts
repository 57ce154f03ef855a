import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { SYSTEM_ENV, SYSTEM_PATH } from '../env.ts';
import { rolesOf } from '../../subgraphs/kernel/database/provision/house-roles.ts';
import { BENCH_FOLDER } from './settings.ts';

/** Shorter runs of sixteen clients on one hot row may end without a single transaction. */
const LEAST_SECONDS = 5;
const DEBIAN = '/usr/lib/postgresql';

export const WITHOUT_PGBENCH =
  'pgbench is not on this machine: apt-get install postgresql-15, or put any PostgreSQL\'s bin on PATH';

/** pgbench of this machine, or null: it is not among the packages of npm. */
export function findPgbench(): string | null {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN) : [];
  const folders = [...SYSTEM_PATH,
    ...versions.toSorted().reverse().map((version) => join(DEBIAN, version, 'bin'))];
  return folders.map((folder) => join(folder, 'pgbench')).find((path) => existsSync(path)) ?? null;
}

export interface PgbenchRun {
  readonly databaseUrl: string;
  /** Whose role and schema: the same as the house uses. */
  readonly subgraph: string;
  readonly script: string;
  readonly clients: number;
  readonly seconds: number;
}

/** Transactions a second, with statements prepared once for each connection. */
export async function pgbench(path: string, run: PgbenchRun): Promise<number> {
  const { hostname, port, username, password, pathname } = new URL(run.databaseUrl);
  mkdirSync(BENCH_FOLDER, { recursive: true });
  const file = join(BENCH_FOLDER, 'pgbench.sql');
  writeFileSync(file, run.script);
  const { subgraph } = run;
  const args = ['-n', '-M', 'prepared', '-c', String(run.clients), '-j', '1',
    '-T', String(Math.max(LEAST_SECONDS, run.seconds)), '-f', file, '-h', hostname, '-p', port, '-U', username,
    pathname.slice(1)];
  const output = await started(path, args, {
    PGPASSWORD: decodeURIComponent(password),
    PGOPTIONS: `-c role=${await roleOf(run.databaseUrl, subgraph)} -c search_path=${subgraph}`
      + ' -c timezone=UTC -c jit=off',
  });
  const tps = /tps = ([\d.]+)/.exec(output);
  if (!tps || /ERROR|aborted/.test(output)) throw new Error(`pgbench: ${/.*ERROR.*/.exec(output)?.[0] ?? output}`);
  return Number(tps[1]);
}

/** As the house finds it: a copied database keeps the roles of its original. */
export async function roleOf(databaseUrl: string, subgraph: string): Promise<string> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return (await rolesOf(client, subgraph)).owner;
  } finally {
    await client.end();
  }
}

function started(path: string, args: string[], env: Record<string, string>): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(path, args, { env: { ...SYSTEM_ENV, ...env } }, (error, stdout, stderr) => {
      if (error) reject(new Error(`pgbench: ${stderr.trim() || error.message}`));
      else resolve(stdout + stderr);
    });
  });
}
