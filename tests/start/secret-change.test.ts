import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, describe, expect, it } from '@jest/globals';
import { SUBGRAPHS } from '../../subgraphs/all.ts';
import { provisionDatabase } from '../../subgraphs/kernel/database/provision/provision.ts';
import { freePort } from '../client/house.ts';
import { compiled, endLaunched, launch, newDataDir, type Launched } from '../kit/launcher.ts';
import { testDatabase } from '../kit/postgres.ts';
import { until } from '../kit/until.ts';

const A = 'the secret of this house before it changed, 01';
const B = 'the secret of this house after it changed, 02';
const children: ChildProcess[] = [];

afterEach(async () => {
  await endLaunched();
  await Promise.all(children.splice(0).map(end));
});

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const closed = once(child, 'close');
  child.kill('SIGKILL');
  await closed;
}

type Secrets = { readonly KARAT_SECRET: string; readonly KARAT_SECRET_PREVIOUS?: string };
const BEFORE: Secrets = { KARAT_SECRET: A };
const CHANGING: Secrets = { KARAT_SECRET: B, KARAT_SECRET_PREVIOUS: A };
const AFTER: Secrets = { KARAT_SECRET: B };

async function startCatalog(databaseUrl: string, port: number, secrets: Secrets): Promise<ChildProcess> {
  const child = spawn(process.execPath, [`${await compiled()}/subgraphs/catalog/main.js`], {
    env: { PATH: '/usr/bin:/bin', DATABASE_URL: databaseUrl, LOG_LEVEL: 'fatal', PORT: String(port), ...secrets },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  let out = '';
  child.stdout!.on('data', (chunk: Buffer) => { out += chunk.toString('utf8'); });
  await until(() => out.includes('answers at'), 60_000, 'catalog alone');
  return child;
}

async function tokenOf(address: string): Promise<string> {
  const response = await fetch(`${address}/identity/token`, { method: 'POST',
    headers: { authorization: `Basic ${btoa('tmall:demo-secret-of-tmall')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }) });
  return ((await response.json()) as { access_token: string }).access_token;
}

async function products(address: string, token: string): Promise<any> {
  const response = await fetch(`${address}/graphql`, { method: 'POST',
    headers: { 'content-type': 'application/json', 'authorization': `Bearer ${token}` },
    body: JSON.stringify({ query: '{ products { totalCount } }' }) });
  return response.json();
}

const ANSWER = { data: { products: { totalCount: expect.any(Number) } } };

describe('a house and a subgraph alone change their secret', () => {
  it('one after the other, in any order: tokens live on, and each believes the other', async () => {
    const database = await testDatabase();
    await provisionDatabase(database.url, SUBGRAPHS.map(({ name }) => name));
    const [port, catalogPort] = [await freePort(), await freePort()];
    const address = `http://localhost:${port}`;
    const folder = newDataDir();
    const variables = { DATABASE_URL: database.url, KARAT_CATALOG_URL: `http://127.0.0.1:${catalogPort}`,
      KARAT_DEMO: 'on', PORT: String(port), LOG_LEVEL: 'warn' };
    const open = async (secrets: Secrets): Promise<Launched> => {
      const house = await launch(folder, { ...variables, ...secrets });
      await house.ready();
      return house;
    };
    const close = async (house: Launched): Promise<void> => {
      house.signal('SIGTERM');
      await house.ended();
    };
    let catalog = await startCatalog(database.url, catalogPort, BEFORE);
    let house = await open(BEFORE);
    const token = await tokenOf(address);
    expect(await products(address, token)).toMatchObject(ANSWER);
    await close(house);

    house = await open(CHANGING);
    expect(house.err()).toContain('KARAT_SECRET_PREVIOUS');
    expect(await products(address, token)).toMatchObject(ANSWER);
    await end(catalog);
    catalog = await startCatalog(database.url, catalogPort, AFTER);
    await until(async () => (await products(address, token)).data?.products != null);
    await close(house);

    const refused = await launch(folder, { ...variables, ...BEFORE, LOG_LEVEL: 'silent' });
    expect(await refused.ended()).toBe(1);
    expect(refused.err().trim()).toBe('SECRET_WRONG: KARAT_SECRET is not the one this database was sealed with. → Start '
      + 'with the secret (or the data folder) of this house; to change it, give the former one as KARAT_SECRET_PREVIOUS too.');

    house = await open(AFTER);
    expect(await products(address, token)).toMatchObject(ANSWER);
    expect(await products(address, await tokenOf(address))).toMatchObject(ANSWER);
    await close(house);
    await end(catalog);
    await database.drop();
  }, 240_000);
});
