import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, describe, expect, it } from '@jest/globals';
import { isAlive } from '../../gateway/postgres/processes.ts';
import { findFreePort } from '../../gateway/postgres/server.ts';
import {
  compiled, endLaunched, launch, openedDataDir, postgresOf, type Launched,
} from '../kit/launcher.ts';
import { testDatabase } from '../kit/postgres.ts';
import { until } from '../kit/until.ts';
import { findBrokenPromises } from './checkers/answers.ts';
import { findFaults } from './checkers/index.ts';
import { waitUntilSettled } from './checkers/settled.ts';
import { readScale, readSeed } from './env.ts';
import { openBrand } from './load/brand.ts';
import { httpDoor } from './load/door.ts';
import { planLoad } from './load/plan.ts';
import { runLoad, type Load } from './load/run-load.ts';

const SEED = readSeed();
const ACTIONS = 40 * readScale();
const ROUNDS = readScale();
const SECRET = 'a secret for houses that are killed, long enough';
const SIZE = { members: 8, actions: ACTIONS, drops: 2 };

const alone = new Set<ChildProcess>();

afterEach(async () => {
  await endLaunched();
  for (const child of alone) child.kill('SIGKILL');
  alone.clear();
});

async function open(dataDir: string, more: Record<string, string> = {}): Promise<Launched> {
  const house = await launch(dataDir,
    { KARAT_DEMO: 'off', KARAT_SECRET: SECRET, LOG_LEVEL: 'fatal', ...more });
  await house.ready();
  return house;
}

function addressOf(house: Launched): string {
  return /graph\s+(http:\S+)\/graphql/.exec(house.out())![1]!;
}

/** Once some of the load has been answered, and most of it has not. */
async function underWay(load: Load, share: number): Promise<void> {
  await until(() => load.done.length >= ACTIONS * share, 30_000 * readScale(), 'a load under way')
    .catch((error: Error) => {
      throw new Error(`${error.message}: ${load.done.length} of ${ACTIONS}, ${load.lastError}`);
    });
}

async function expectWhole(url: string, load: Load): Promise<void> {
  await load.finish(60_000);
  await waitUntilSettled(url, 60_000);
  expect(await findFaults(url, new Date())).toEqual([]);
  expect(await findBrokenPromises(url, load)).toEqual([]);
}

describe('a house that is killed under load comes back whole', () => {
  it(`PostgreSQL killed, then the whole process, then both again (seed ${SEED})`, async () => {
    const dataDir = await openedDataDir(SECRET);
    let house = await open(dataDir);
    const url = () => postgresOf(dataDir).url;
    const door = httpDoor(() => addressOf(house), SECRET, url);
    const brand = await openBrand(door);
    for (let round = 0; round < ROUNDS; round += 1) {
      const load = runLoad(brand, planLoad(SEED + round, SIZE), { pauseMs: 1_000 });
      await underWay(load, 0.15);
      const { pid } = postgresOf(dataDir);
      process.kill(pid, 'SIGKILL');
      await until(() => isAnother(dataDir, pid), 30_000, 'another PostgreSQL');
      await underWay(load, 0.4).catch((error: Error) => {
        throw new Error(`${error.message}\n${house.err().slice(0, 3_000)}`, { cause: error });
      });
      expect(isAlive(house.pid)).toBe(true);
      house.signal('SIGKILL');
      await house.ended();
      house = await open(dataDir);
      await expectWhole(url(), load);
      expect(load.unanswered).toBeGreaterThan(0);
    }
    house.signal('SIGTERM');
    expect(await house.ended()).toBe(0);
  }, 240_000 * ROUNDS);

  it(`one subgraph behind HTTP killed (seed ${SEED + 1})`, async () => {
    const database = await testDatabase();
    const port = await findFreePort();
    const house = await open(await openedDataDir(SECRET), {
      DATABASE_URL: database.url, KARAT_LOYALTY_URL: `http://127.0.0.1:${port}`,
    });
    const startLoyalty = () => startAlone('loyalty', {
      DATABASE_URL: database.url, PORT: String(port), KARAT_GATEWAY_URL: addressOf(house) });
    let loyalty = await startLoyalty();
    const door = httpDoor(() => addressOf(house), SECRET, () => database.url);
    for (const door of ['events', 'facts']) {
      const forged = await fetch(`${addressOf(house)}/subgraphs/members/${door}`, {
        method: 'POST', headers: { 'content-type': 'application/json', 'karat-actor': 'x.y' },
        body: '[]' });
      expect(forged.status).toBe(401);
    }
    const brand = await openBrand(door);
    for (let round = 0; round < ROUNDS; round += 1) {
      const load = runLoad(brand, planLoad(SEED + 1 + round, SIZE), { pauseMs: 1_000 });
      await underWay(load, 0.3);
      loyalty.kill('SIGKILL');
      await once(loyalty, 'close');
      await underWay(load, 0.5);
      loyalty = await startLoyalty();
      await expectWhole(database.url, load);
    }
    loyalty.kill('SIGTERM');
    await once(loyalty, 'close');
    house.signal('SIGTERM');
    expect(await house.ended()).toBe(0);
    await database.drop();
  }, 240_000 * ROUNDS);
});

/** Whether a new PostgreSQL has taken the place of the killed one; for a moment there is none. */
function isAnother(dataDir: string, killed: number): boolean {
  try {
    const { pid } = postgresOf(dataDir);
    return pid !== killed && isAlive(pid);
  } catch {
    return false;
  }
}

async function startAlone(name: string, variables: Record<string, string>): Promise<ChildProcess> {
  const child = spawn(process.execPath,
    ['--disable-proto=delete', `${await compiled()}/subgraphs/${name}/main.js`], {
      env: { PATH: '/usr/bin:/bin', KARAT_SECRET: SECRET, HOST: '127.0.0.1', LOG_LEVEL: 'fatal',
        ...variables },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
  alone.add(child);
  let out = '';
  child.stdout!.on('data', (chunk: Buffer) => { out += chunk.toString('utf8'); });
  await until(() => {
    if (child.exitCode !== null) throw new Error(`${name} ended: ${out}`);
    return out.includes('answers at');
  }, 30_000, name);
  return child;
}
