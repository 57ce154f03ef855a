import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import {
  startEmbeddedPostgres, type EmbeddedPostgres,
} from '../../gateway/postgres/index.ts';
import { seedBrand } from './seed-brand.ts';
import { BENCH_FOLDER, SCALE } from './settings.ts';

let server: Promise<EmbeddedPostgres> | null = null;

/** The bench's own PostgreSQL, as durable as in production. */
function postgres(): Promise<EmbeddedPostgres> {
  mkdirSync(BENCH_FOLDER, { recursive: true });
  server ??= startEmbeddedPostgres({
    dataDir: join(BENCH_FOLDER, 'postgres'), maxConnections: 300, durability: 'full',
  });
  return server;
}

export async function stopPostgres(): Promise<void> {
  await (await server)?.stop();
  server = null;
}

export interface BenchDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

/** A private copy of the seeded brand. */
export async function benchDatabase(): Promise<BenchDatabase> {
  const template = await seededTemplate();
  const name = `b_${randomBytes(6).toString('hex')}`;
  await onServer(`create database ${name} template ${template} strategy file_copy`, 'checkpoint');
  return {
    url: urlOf((await postgres()).url, name),
    drop: () => onServer(`drop database if exists ${name} with (force)`),
  };
}

/** One with nothing in it; the house that is opened on it makes its schemas. */
export async function emptyDatabase(): Promise<BenchDatabase> {
  const { url } = await postgres();
  const name = `b_${randomBytes(6).toString('hex')}`;
  await onServer(`create database ${name}`);
  return {
    url: urlOf(url, name),
    drop: () => onServer(`drop database if exists ${name} with (force)`),
  };
}

export async function postgresVersion(): Promise<string> {
  return await onServer('show server_version');
}

let template: Promise<string> | null = null;

/** Seeded once for this build of the house and kept for the next run. */
function seededTemplate(): Promise<string> {
  template ??= makeTemplate();
  return template;
}

async function makeTemplate(): Promise<string> {
  const { url } = await postgres();
  const name = `seeded_${buildHash()}`;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ datname: string }>(
      `select datname from pg_database where datname ~ '^(seeded|making|b)_'`);
    if (rows.some(({ datname }) => datname === name)) return name;
    for (const { datname } of rows) await client.query(`drop database ${datname} with (force)`);
    const making = name.replace('seeded', 'making');
    await client.query(`create database ${making}`);
    await seedBrand(urlOf(url, making));
    const inside = new pg.Client({ connectionString: urlOf(url, making) });
    await inside.connect();
    await inside.query('vacuum analyze');
    await inside.end();
    await client.query(`alter database ${making} rename to ${name}`);
    return name;
  } finally {
    await client.end();
  }
}

export async function onServer(...statements: string[]): Promise<any> {
  const client = new pg.Client({ connectionString: (await postgres()).url });
  await client.connect();
  try {
    let answer;
    for (const statement of statements) answer = await client.query(statement);
    return Object.values(answer?.rows[0] ?? {})[0];
  } finally {
    await client.end();
  }
}

/** The address of one database of the bench's server. */
export async function urlOfDatabase(name: string): Promise<string> {
  return urlOf((await postgres()).url, name);
}

function urlOf(url: string, database: string): string {
  const other = new URL(url);
  other.pathname = `/${database}`;
  return other.href;
}

/** Changes with every migration and seed, and with the scale. */
export function buildHash(): string {
  const hash = createHash('sha256').update(JSON.stringify(SCALE));
  const root = fileURLToPath(new URL('../../subgraphs/', import.meta.url));
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => /(\/(migrations|seed)\/.*|seed|kernel-migrations)\.js$/.test(path)
      && !path.includes('.test.'));
  for (const path of files.sort()) hash.update(path).update(readFileSync(join(root, path)));
  return hash.digest('hex').slice(0, 12);
}
