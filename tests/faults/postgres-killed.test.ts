import pg from 'pg';
import { afterEach, describe, expect, it } from '@jest/globals';
import { isAlive } from '../../gateway/postgres/processes.ts';
import { endLaunched, launch, newDataDir, openedDataDir, postgresOf, type Launched } from '../kit/launcher.ts';
import { until } from '../kit/until.ts';
import { findBrokenPromises } from './checkers/answers.ts';
import { findFaults } from './checkers/index.ts';
import { waitUntilSettled } from './checkers/settled.ts';
import { readScale, readSeed } from './env.ts';
import { openBrand } from './load/brand.ts';
import { httpDoor } from './load/door.ts';
import { planLoad } from './load/plan.ts';
import { runLoad } from './load/run-load.ts';

const SEED = readSeed();
const SECRET = 'a secret for houses whose database is killed';
/** Whose connection is killed, where it has one; PostgreSQL ends all others with it. */
const VICTIMS = ['karat_orders', 'karat_loyalty', 'karat_worker', 'karat_worker_life',
  'karat_identity', 'karat_campaigns'] as const;

afterEach(endLaunched);

function addressOf(house: Launched): string {
  return /graph\s+(http:\S+)\/graphql/.exec(house.out())![1]!;
}

async function ask<Row extends object>(url: string, sql: string, values: unknown[]): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return (await client.query<Row>(sql, values)).rows;
  } catch {
    return []; // it is just being killed
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** When this PostgreSQL last came up: a killed connection makes it begin anew, with the same id. */
async function upSince(url: string): Promise<string> {
  const [row] = await ask<{ at: string }>(url,
    `select pid::text || backend_start::text as at from pg_stat_activity
     where backend_type = 'checkpointer'`, []);
  return row?.at ?? '';
}

/**
 * kill -9 of a connection of the house, this part's if there is one, until PostgreSQL begins anew for it: one
 * that was just being closed takes nothing down.
 */
async function killConnection(url: () => string, victim: string): Promise<void> {
  let before = '';
  await until(async () => {
    const now = await upSince(url());
    if (now === '') return false;
    before ||= now;
    if (now !== before) return true;
    const [row] = await ask<{ pid: number }>(url(), `select pid from pg_stat_activity
      where application_name like 'karat%'
      order by application_name = $1 desc, state = 'active' desc, pid limit 1`, [victim]);
    if (row) kill(row.pid);
    return false;
  }, 60_000, `PostgreSQL to begin anew for a connection of ${victim}`);
}

async function killPostmaster(dataDir: string): Promise<void> {
  const { pid } = postgresOf(dataDir);
  kill(pid);
  await until(() => {
    try {
      const again = postgresOf(dataDir).pid;
      return again !== pid && isAlive(again);
    } catch {
      return false;
    }
  }, 60_000, 'another PostgreSQL');
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Somebody signs in all the time, with a wrong secret: identity has to ask its database for it. */
function keepKnocking(address: () => string): { stop(): Promise<number> } {
  let stopped = false;
  const knock = () => fetch(`${address()}/identity/token`, {
    method: 'POST', body: 'grant_type=client_credentials', headers: {
      'content-type': 'application/x-www-form-urlencoded',
      authorization: `Basic ${Buffer.from('nobody:wrong').toString('base64')}` } })
    .then(({ status }) => status, () => 0);
  const knocking = (async () => {
    while (!stopped) {
      await knock();
      await new Promise((resolve) => { setTimeout(resolve, 50); });
    }
  })();
  return { stop: async () => {
    stopped = true;
    await knocking;
    return knock();
  } };
}

const REFUSED = `mutation { goLive(input: { id: "x", expectedVersion: 1 }) { userErrors { code } } }`;

describe('a house whose PostgreSQL is killed again and again under load', () => {
  it(`lives, answers and is whole (seed ${SEED + 200})`, async () => {
    const dataDir = await openedDataDir(SECRET);
    const house = await launch(dataDir, { KARAT_SECRET: SECRET, LOG_LEVEL: 'fatal' });
    await house.ready();
    // It stays the same; the file that tells it is not there while PostgreSQL begins anew.
    const { url: told } = postgresOf(dataDir);
    const url = () => told;
    const brand = await openBrand(httpDoor(() => addressOf(house), SECRET, url));
    const load = runLoad(brand, planLoad(SEED + 200, {
      members: 8, actions: 40 * readScale(), drops: 2 }), { pauseMs: 1_000 });
    const knocking = keepKnocking(() => addressOf(house));
    for (let round = 0; round < readScale(); round += 1) {
      for (const victim of VICTIMS) await killConnection(url, victim);
      await killPostmaster(dataDir);
    }
    await load.finish(60_000);
    expect(await knocking.stop()).toBe(401);
    // The queue traces lost connections on its own; only an end is nobody's wish.
    expect(house.err()).not.toContain('nobody expected');
    expect(isAlive(house.pid)).toBe(true);
    await waitUntilSettled(url(), 60_000);
    expect(await findFaults(url(), new Date())).toEqual([]);
    expect(await findBrokenPromises(url(), load)).toEqual([]);
    house.signal('SIGTERM');
    expect(await house.ended()).toBe(0);
  }, 240_000 * readScale());

  it('while it writes its demo brand, lives and goes on at the next start', async () => {
    const dataDir = newDataDir();
    const house = await launch(dataDir, { KARAT_DEMO: 'on', LOG_LEVEL: 'fatal' });
    await house.ready();
    await until(async () => (await ask(postgresOf(dataDir).url,
      `select 1 from karat.seeded where name = 'franchises'`, [])).length > 0, 60_000, 'a beginning');
    await killPostmaster(dataDir);
    await until(() => {
      expect(house.err()).not.toContain('nobody expected');
      return house.out().includes('The demo brand is');
    }, 120_000, 'a word on the demo brand');
    expect(isAlive(house.pid)).toBe(true);
    const answer = () => fetch(`${addressOf(house)}/graphql`, { method: 'POST',
      headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query: REFUSED }) });
    expect((await answer()).status).toBe(401);
    house.signal('SIGTERM');
    expect(await house.ended()).toBe(0);
  }, 240_000);
});
