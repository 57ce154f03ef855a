import { mkdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { checkOwnFolder } from '../../gateway/start/steps/own-folder.ts';
import { checkGiven } from '../../gateway/start/steps/database.ts';
import { endLaunched, launch, newDataDir, openedDataDir } from '../kit/launcher.ts';
import { testDatabase } from '../kit/postgres.ts';

/** Launches what must not start; its one line (each log line is JSON and begins with a brace). */
async function refusal(dataDir: string, variables: Record<string, string> = {}): Promise<string[]> {
  const house = await launch(dataDir, { LOG_LEVEL: 'silent', ...variables });
  expect(await house.ended()).toBe(1);
  expect(house.out()).not.toContain('Karat is ready');
  return house.err().trim().split('\n');
}

describe('the launcher refuses in one line with the mend', () => {
  let dataDir: string;
  beforeAll(async () => { dataDir = await openedDataDir(); });
  afterAll(endLaunched);

  it('a second start in the same folder', async () => {
    const house = await launch(dataDir);
    await house.ready();
    const [line, ...rest] = await refusal(dataDir);
    expect(line).toContain(`ALREADY_RUNNING: Karat already runs in ${dataDir} (process ${house.pid}).`);
    expect(line).toContain('→ Stop that one first');
    expect(rest).toEqual([]);
    house.signal('SIGTERM');
    expect(await house.ended()).toBe(0);
  });

  it('a port in use', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => { other.listen(0, '127.0.0.1', resolve); });
    const { port } = other.address() as AddressInfo;
    const lines = await refusal(newDataDir(), { PORT: String(port) });
    await new Promise((resolve) => { other.close(resolve); });
    expect(lines).toEqual([
      `PORT_IN_USE: Port ${port} on 127.0.0.1 is in use by another program. → Stop that program, `
        + `or choose another port: PORT=${port < 65_535 ? port + 1 : port - 1} npm start`,
    ]);
  });

  it('a data folder that cannot be made, and an address that is not of this machine', async () => {
    const [folder] = await refusal('/dev/null/house');
    expect(folder).toMatch(/^DATA_FOREIGN: The data folder \/dev\/null\/house cannot be written: .*KARAT_DATA_DIR/);
    const [address] = await refusal(newDataDir(), { HOST: '203.0.113.7' });
    expect(address).toMatch(/^CONFIG_INVALID: Cannot listen on 203\.0\.113\.7:0: .* → Set HOST and PORT/);
  });

  it('a folder of somebody else, or of the database inside its own', async () => {
    const foreign = newDataDir();
    mkdirSync(foreign);
    writeFileSync(join(foreign, 'thesis.txt'), '');
    expect(await refusal(foreign)).toEqual([`DATA_FOREIGN: The data folder ${foreign} holds no house but something `
      + 'else (thesis.txt). → Set KARAT_DATA_DIR to the folder of your house, or to an empty one.']);
    const inside = join(dataDir, 'postgres');
    expect(await refusal(inside)).toEqual([`DATA_FOREIGN: The data folder ${inside} is the database inside of one. → `
      + 'Set KARAT_DATA_DIR to the folder above it.']);
  });

  it('a start in a folder that is not its own', () => {
    expect(() => checkOwnFolder('/')).toThrow(expect.objectContaining({
      code: 'WRONG_FOLDER', message: 'Karat was started in /, which is not the folder it is installed in.' }));
    expect(checkOwnFolder()).toEqual({ value: undefined });
  });

  it('a public address with a path', async () => {
    expect(await refusal(newDataDir(), { KARAT_PUBLIC_URL: 'https://shop.example/karat' })).toEqual([
      'KARAT_PUBLIC_URL must be an address without a path, as https://karat.example: Karat answers at the root of a '
        + 'host name of its own.']);
  });

  it('another secret, or another folder, on the same database', async () => {
    const { url } = await testDatabase();
    const house = await launch(dataDir, { DATABASE_URL: url });
    await house.ready();
    house.signal('SIGTERM');
    await house.ended();
    const mend = '→ Start with the secret (or the data folder) of this house; to change it, give the former one as '
      + 'KARAT_SECRET_PREVIOUS too.';
    const elsewhere = newDataDir();
    expect(await refusal(elsewhere, { DATABASE_URL: url })).toEqual([
      `SECRET_WRONG: The secret in ${elsewhere} is not the one this database was sealed with. ${mend}`]);
    expect(await refusal(dataDir, { DATABASE_URL: url, KARAT_SECRET: 'x'.repeat(40) })).toEqual([
      `SECRET_WRONG: KARAT_SECRET is not the one this database was sealed with. ${mend}`]);
  });

  it('data of another version, and starts again once mended', async () => {
    const version = join(dataDir, 'postgres', 'PG_VERSION');
    writeFileSync(version, '15\n');
    const lines = await refusal(dataDir);
    writeFileSync(version, '18\n');
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('DATA_VERSION: The data in');
    expect(lines[0]).toContain('belongs to PostgreSQL 15, this Karat runs 18. → Dump it');
    const house = await launch(dataDir);
    await house.ready();
    house.signal('SIGTERM');
    expect(await house.ended()).toBe(0);
  });

  it('a database without its version', async () => {
    const damaged = newDataDir();
    mkdirSync(join(damaged, 'postgres', 'base'), { recursive: true });
    const lines = await refusal(damaged);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^DATA_DAMAGED: .*PG_VERSION is missing\. → Restore the folder/);
  });

  it('a database whose control file is broken, with what PostgreSQL says', async () => {
    const damaged = await openedDataDir();
    truncateSync(join(damaged, 'postgres', 'global', 'pg_control'), 100);
    const lines = await refusal(damaged);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^DATA_DAMAGED: .*is damaged: .*pg_control.* → Restore the folder/);
    rmSync(damaged, { recursive: true });
  });

  it('secrets that cannot be read', async () => {
    const damaged = newDataDir();
    mkdirSync(damaged, { recursive: true });
    writeFileSync(join(damaged, 'secrets.json'), '{"secret": "short"}');
    const lines = await refusal(damaged);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^SECRETS_DAMAGED: .*secrets\.json holds no usable secret\. → Restore/);
  });

  it('production without a secret, and variables that make no sense', async () => {
    const [line, ...rest] = await refusal(newDataDir(), { NODE_ENV: 'production' });
    expect(line).toContain('SECRET_MISSING: KARAT_SECRET is not set');
    expect(rest).toEqual([]);
    expect(await refusal(newDataDir(), { PORT: 'abc', KARAT_WORKER: '2' })).toEqual([
      'PORT must be a whole number from 0 to 65535.',
      'KARAT_WORKER is not a variable of Karat. Did you mean KARAT_WORKERS?',
    ]);
  });

  it('a database nobody answers at, without telling the password', async () => {
    const url = 'postgres://someone:hidden@127.0.0.1:1/karat';
    const lines = await refusal(newDataDir(), { DATABASE_URL: url });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^DATABASE_UNREACHABLE: DATABASE_URL \(127\.0\.0\.1:1\/karat\) .*ECONNREFUSED/);
    expect(lines[0]).not.toContain('hidden');
  });

  it('a database that is too old', async () => {
    const { url } = await testDatabase();
    await expect(checkGiven(url)).resolves.toBeUndefined();
    await expect(checkGiven(url, 99)).rejects.toMatchObject({
      code: 'DATABASE_TOO_OLD',
      message: 'DATABASE_URL leads to PostgreSQL 18; Karat needs 99 or newer.',
    });
  });

  it('takes a given database and starts none of its own', async () => {
    const { url } = await testDatabase();
    const house = await launch(newDataDir(), { DATABASE_URL: url });
    await house.ready();
    expect(house.out()).toContain(`data      ${new URL(url).host}`);
    house.signal('SIGTERM');
    expect(await house.ended()).toBe(0);
  });
});
