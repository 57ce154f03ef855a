import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { testDatabase, type TestDatabase } from '../../../../tests/kit/postgres.ts';
import { ConnectionBudget, type Lender } from './connection-budget.ts';

const ROOMS = 3;
const MOST = 9;

let database: TestDatabase;
let watch: pg.Pool;
let pools: pg.Pool[];
let rooms: Lender[];
let budget: ConnectionBudget;
beforeAll(async () => {
  database = await testDatabase();
  watch = new pg.Pool({ connectionString: database.url, max: 1 });
});
afterAll(async () => {
  await watch.end();
  await database.drop();
});
beforeEach(() => {
  budget = new ConnectionBudget(ROOMS, MOST);
  pools = Array.from({ length: ROOMS }, () => new pg.Pool(
    { connectionString: database.url, max: 8, application_name: 'budget' }));
  rooms = pools.map((pool) => budget.lender(pool));
});
afterEach(() => Promise.all(pools.map((pool) => pool.end())));

async function ask(room: Lender, seconds = 0.01): Promise<number> {
  const client = await room.connect();
  await client.query('select pg_sleep($1)', [seconds]);
  const { rows } = await watch.query<{ open: number }>(
    `select count(*)::int as open from pg_stat_activity where application_name = 'budget'`);
  client.release();
  room.back();
  return rows[0]!.open;
}

async function hold(room: Lender): Promise<() => void> {
  const reading = await room.startReading();
  const client = await room.connect();
  return () => {
    client.release();
    reading.end();
    room.back();
  };
}

const times = <T>(count: number, work: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => work(index));

describe('the connections of a process', () => {
  it('are never more than the budget, however many rooms ask at once', async () => {
    const open = await Promise.all(rooms.flatMap((room) => times(40, () => ask(room))));
    expect(Math.max(...open)).toBeLessThanOrEqual(MOST + 1);
    expect(Math.max(...open)).toBeGreaterThan(MOST - 3);
    expect(rooms.map(({ size }) => size).reduce((a, b) => a + b)).toBeLessThanOrEqual(MOST);
  });

  it('go to the one room that is busy, as many as its pool takes', async () => {
    await Promise.all(times(30, () => ask(rooms[0]!)));
    expect(rooms[0]!.size).toBe(8);
  });

  it('leave a newcomer its two at once, though the others never pause', async () => {
    let busy = true;
    const load = rooms.slice(0, 2).flatMap((room) => times(8, async () => { while (busy) await ask(room); }));
    await ask(rooms[0]!);
    await Promise.all(times(4, () => ask(rooms[2]!)));
    expect(rooms[2]!.size).toBeGreaterThanOrEqual(1);
    busy = false;
    await Promise.all(load);
  });

  it('let each reader run a command while readers hold all they may', async () => {
    const done = await Promise.all(times(24, async (index) => {
      const room = rooms[index % ROOMS]!;
      const end = await hold(room);
      await ask(room);
      end();
      return true;
    }));
    expect(done).toHaveLength(24);
  });

  it('a connection that cannot be made takes no place', async () => {
    const broken = budget.lender(new pg.Pool({ connectionString: 'postgres://nobody@127.0.0.1:1/x', max: 8 }));
    for (const _ of times(12, () => 0)) await expect(broken.connect()).rejects.toThrow();
    expect(broken.size).toBe(0);
    await Promise.all(rooms.flatMap((room) => times(4, () => ask(room))));
  });
});
