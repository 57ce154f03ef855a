import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { SUBGRAPHS } from '../../subgraphs/all.ts';
import { MOST_CONNECTIONS } from '../../subgraphs/kernel/database/connections/connection-budget.ts';
import { provisionDatabase } from '../../subgraphs/kernel/database/provision/provision.ts';
import {
  compiled, endLaunched, launch, newDataDir, openedDataDir, postgresOf, type Launched,
} from '../kit/launcher.ts';
import { testDatabase } from '../kit/postgres.ts';
import { startCollector } from '../kit/collector.ts';
import { until } from '../kit/until.ts';
import { freePort, labelsOf, metricsAt, missingFrom, sumOf } from './metrics-kit.ts';

const SECRET = 'a secret for the shapes of the house, long enough';
const TOKEN = 'a token for whoever collects metrics';
const children: ChildProcess[] = [];

afterEach(async () => {
  await endLaunched();
  await Promise.all(children.splice(0).map(async (child) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const closed = once(child, 'close');
    child.kill('SIGKILL');
    await closed;
  }));
});

function addressOf(house: Launched): string {
  return /graph\s+(http:\S+)\/graphql/.exec(house.out())![1]!;
}

async function ask(address: string, query: string, token?: string): Promise<any> {
  const response = await fetch(`${address}/graphql`, {
    method: 'POST', body: JSON.stringify({ query }), headers: {
      'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
  });
  return response.json();
}

describe('the house in other shapes', () => {
  it('uses a PostgreSQL of one\'s own, and below 60 of its connections while every room is busy', async () => {
    const database = await testDatabase();
    const house = await launch(newDataDir(), { DATABASE_URL: database.url, KARAT_DEMO: 'small' });
    await house.ready();
    await allow(database.url, TMALL[0], 'outreach:read');
    const token = await tokenOf(addressOf(house));
    const watch = await countConnections(database.url);
    // The demo brand is written meanwhile: readers, commands and the queue want connections at once.
    const answers = await Promise.all(Array.from({ length: 40 }, () => Object.values(ONE_OF_EACH)).flat()
      .map((query) => ask(addressOf(house), query, token)));
    const most = await watch.end();
    expect(answers.flatMap(({ errors }) => errors ?? [])).toEqual([]);
    expect(most.all).toBeLessThan(60);
    // Of many rooms each has three all the same.
    expect(most.rooms).toBeLessThanOrEqual(Math.max(MOST_CONNECTIONS, 3 * SUBGRAPHS.length));
    expect(most.rooms).toBeGreaterThan(2 * SUBGRAPHS.length);
    house.signal('SIGTERM');
    expect(await house.ended()).toBe(0);
    await database.drop();
  }, 120_000);

  it('answers from several processes on one port', async () => {
    const port = await freePort();
    const dataDir = await openedDataDir();
    const house = await launch(dataDir, {
      KARAT_WORKERS: '2', KARAT_METRICS_PORT: String(port), KARAT_METRICS_TOKEN: TOKEN });
    await house.ready();
    const answers = await Promise.all(Array.from({ length: 8 }, () =>
      ask(addressOf(house), '{ member(id: "mem_x") { id } }')));
    for (const answer of answers) {
      expect(answer.errors[0].extensions.code).toBe('UNAUTHENTICATED');
    }
    const metrics = await metricsAt(port, TOKEN);
    expect(sumOf(metrics, 'karat_gateway_errors_total', 'code="UNAUTHENTICATED"')).toBe(8);
    expect(labelsOf(metrics, 'process_resident_memory_bytes', 'process'))
      .toEqual(['house', 'worker-1', 'worker-2']);
    const loopback = await (await fetch(`${addressOf(house)}/metrics`)).text();
    expect(sumOf(loopback, 'karat_gateway_errors_total', 'code="UNAUTHENTICATED"')).toBe(8);
    expect(await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()).toBe('');
    expect(missingFrom(metrics)).toEqual([]);
    expect(sumOf(metrics, 'karat_gateway_request_seconds_bucket', 'le="+Inf",operation="refused"')).toBe(8);
    expect(missingFrom('').length).toBeGreaterThan(25);
    await endsOneToken(addressOf(house), postgresOf(dataDir).url);
    house.signal('SIGTERM');
    expect(await house.ended()).toBe(0);
  }, 120_000);

  it('calls a subgraph that runs alone', async () => {
    const database = await testDatabase();
    await provisionDatabase(database.url, SUBGRAPHS.map(({ name }) => name));
    const port = await freePort();
    const collector = await startCollector();
    const tracing = { OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint };
    const catalog = await startAlone('catalog', database.url, { ...tracing, KARAT_METRICS_PORT: String(port) });
    const house = await launch(newDataDir(), {
      DATABASE_URL: database.url, KARAT_SECRET: SECRET, KARAT_CATALOG_URL: catalog.url,
      KARAT_DEMO: 'small', ...tracing,
    });
    await house.ready();
    const address = addressOf(house);
    const token = await tokenOf(address);
    const boards = await fetch(`${address}/graphql`, {
      method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query: '{ products { totalCount } }' }),
    });
    expect(await boards.json()).toMatchObject({ data: { products: { totalCount: 0 } } });
    const metrics = await metricsAt(port);
    expect(sumOf(metrics, 'karat_events_waiting', 'publisher="catalog",subscriber="orders"')).toBe(0);
    expect(sumOf(metrics, 'karat_pool_limit', 'room="catalog"')).toBe(10);
    expect(labelsOf(metrics, 'process_resident_memory_bytes', 'process')).toEqual(['catalog']);
    catalog.child.kill('SIGTERM');
    expect((await once(catalog.child, 'close'))[0]).toBe(0);
    house.signal('SIGTERM');
    expect(await house.ended()).toBe(0);
    await collector.close();
    const spansOf = (name: string) => collector.received.filter(({ service }) => service === name)
      .flatMap(({ spans }) => spans);
    const answered = spansOf('karat-catalog').find(({ name }) => name === 'catalog answers')!;
    expect(spansOf('karat').find(({ spanId }) => spanId === answered.parentSpanId)?.name).toBe('subgraph catalog');
    await database.drop();
  }, 120_000);

  it('calls all of them where they run alone, and says which one is away', async () => {
    const database = await testDatabase();
    const names = SUBGRAPHS.map(({ name }) => name);
    await provisionDatabase(database.url, names);
    const alone = await Promise.all(names.map(async (name) =>
      [name, await startAlone(name, database.url)] as const));
    const house = await launch(newDataDir(), {
      DATABASE_URL: database.url, KARAT_SECRET: SECRET, KARAT_DEMO: 'small',
      ...Object.fromEntries(alone.map(([name, { url }]) => [`KARAT_${name.toUpperCase()}_URL`, url])),
    });
    await house.ready();
    for (const scope of ['insights:read', 'rewards:read', 'engagement:read', 'plans:read', 'service:read',
      'tradeins:read', 'outreach:read'])
      await allow(database.url, TMALL[0], scope);
    const token = await tokenOf(addressOf(house));
    const all = () => Promise.all(names.map((name) =>
      ask(addressOf(house), ONE_OF_EACH[name]!, token)));
    for (const answer of await all()) expect(answer).toMatchObject({ data: expect.anything() });
    for (const [index, [, { child }]] of alone.entries()) {
      child.kill('SIGKILL');
      if (child.exitCode === null && child.signalCode === null) await once(child, 'close');
      const answers = await all();
      expect(answers.map(({ errors }) => errors?.[0].extensions.code ?? 'fine'))
        .toEqual(names.map((_, at) => (at <= index ? 'SUBGRAPH_UNAVAILABLE' : 'fine')));
    }
    house.signal('SIGTERM');
    expect(await house.ended()).toBe(0);
    await database.drop();
  }, 240_000);
});

/** Handed back to whichever process answers, a token is refused by all of them soon, also where it was known. */
async function endsOneToken(address: string, databaseUrl: string): Promise<void> {
  const SHOP = ['shop', 'a secret of the shop'] as const;
  await addClient(databaseUrl, ...SHOP);
  const [token, other] = [await tokenOf(address, SHOP), await tokenOf(address, SHOP)];
  const refusals = async (of: string) => (await Promise.all(Array.from({ length: 12 }, () =>
    ask(address, '{ products { totalCount } }', of)))).filter(({ errors }) => errors !== undefined).length;
  expect(await refusals(token)).toBe(0);
  const back = await fetch(`${address}/identity/token/revocation`, { method: 'POST',
    headers: { authorization: `Basic ${btoa(SHOP.join(':'))}` }, body: new URLSearchParams({ token }) });
  expect(back.status).toBe(200);
  await until(async () => await refusals(token) === 12, 10_000, 'refused by both processes');
  expect(await refusals(other)).toBe(0);
}

async function allow(databaseUrl: string, id: string, scope: string): Promise<void> {
  const database = new pg.Client({ connectionString: databaseUrl });
  await database.connect();
  await database.query('update identity.client set scopes = scopes || $2::text where client_id = $1', [id, scope]);
  await database.end();
}

async function addClient(databaseUrl: string, id: string, secret: string): Promise<void> {
  const database = new pg.Client({ connectionString: databaseUrl });
  await database.connect();
  await database.query(`insert into identity.client (client_id, name, kind, channel_id, scopes, created_at)
    values ($1, 'Shop', 'channel', gen_random_uuid(), '{catalog:read}', now())`, [id]);
  await database.query(`insert into identity.client_secret (client_id, secret_hash, created_at)
    values ($1, sha256($2::bytea), now())`, [id, Buffer.from(secret)]);
  await database.end();
}

/** The most that the house had open at once, of all its parts and of its rooms alone; asked until the end. */
async function countConnections(databaseUrl: string): Promise<{ end(): Promise<{ all: number; rooms: number }> }> {
  const database = new pg.Client({ connectionString: databaseUrl });
  await database.connect();
  const rooms = SUBGRAPHS.map(({ name }) => `karat_${name}`);
  const most = { all: 0, rooms: 0 };
  let counting = true;
  const counted = (async () => {
    while (counting) {
      const { rows: [open] } = await database.query<{ all: number; rooms: number }>(`
        select count(*)::int as all, count(*) filter (where application_name = any ($1))::int as rooms
        from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`, [rooms]);
      most.all = Math.max(most.all, open!.all);
      most.rooms = Math.max(most.rooms, open!.rooms);
      await new Promise((resolve) => { setTimeout(resolve, 20); });
    }
  })();
  return { end: async () => {
    counting = false;
    await counted;
    await database.end();
    return most;
  } };
}

/** A question that only this subgraph answers. */
const ONE_OF_EACH: Readonly<Record<string, string>> = {
  members: '{ members { totalCount } }', loyalty: '{ programmes { code } }',
  catalog: '{ products { totalCount } }', orders: '{ orders { totalCount } }',
  campaigns: '{ liveSessions { totalCount } }', franchises: '{ franchises { totalCount } }',
  insights: '{ insightPolicy { version } }',
  rewards: '{ rewardPolicy { version } }', engagement: '{ engagementPolicy { version } }',
  plans: '{ planPolicy { version } }', service: '{ servicePolicy { version } }',
  tradeins: '{ tradeInPolicy { version } }', outreach: '{ outreachPolicy { version } }',
};

async function startAlone(name: string, databaseUrl: string, more: Record<string, string> = {}) {
  const main = `${await compiled()}/subgraphs/${name}/main.js`;
  const child = spawn(process.execPath, [main], {
    env: { PATH: '/usr/bin:/bin', DATABASE_URL: databaseUrl, KARAT_SECRET: SECRET, LOG_LEVEL: 'fatal', ...more },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  let out = '';
  child.stdout!.on('data', (chunk: Buffer) => { out += chunk.toString('utf8'); });
  await until(() => out.includes('answers at'), 60_000, `${name} alone`);
  return { child, url: /answers at (\S+)/.exec(out)![1]! };
}

const TMALL = ['tmall', 'demo-secret-of-tmall'] as const;

async function tokenOf(address: string, client: readonly [id: string, secret: string] = TMALL): Promise<string> {
  const response = await fetch(`${address}/identity/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(client.join(':'))}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  });
  return ((await response.json()) as { access_token: string }).access_token;
}
