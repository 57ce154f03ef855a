import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { until } from '../kit/until.ts';
import { TwoRooms } from './two-rooms.ts';

let rooms: TwoRooms;
let worker: pg.Client;
let waker: pg.Client;
beforeAll(async () => {
  rooms = await TwoRooms.open();
  [worker, waker] = [1, 2].map(() => new pg.Client({ connectionString: rooms.database.url })) as [pg.Client, pg.Client];
  await Promise.all([worker.connect(), waker.connect()]);
});
afterAll(async () => {
  await Promise.all([worker.end(), waker.end()]);
  await rooms.close();
});

const wake = () => waker.query(`select karat.wake('notes', '{copies}', '{1}', array[clock_timestamp()], '~here')`);

it('a wake-up is not lost when a worker takes the one that waits at the same moment', async () => {
  await wake();
  await worker.query('begin');
  await worker.query(`update graphile_worker._private_jobs set locked_at = now(), locked_by = 'w', attempts = 1
    where key = 'notes>copies:1~here'`);
  const { rows: [{ pid }] } = await waker.query('select pg_backend_pid() as pid');
  const woken = wake();
  await until(async () => (await worker.query(
    `select 1 from pg_stat_activity where pid = $1 and wait_event_type = 'Lock'`, [pid])).rows.length === 1);
  await worker.query('commit');
  await woken;
  const { rows } = await waker.query(`select key, locked_by from graphile_worker._private_jobs order by id`);
  expect(rows).toEqual([{ key: null, locked_by: 'w' }, { key: 'notes>copies:1~here', locked_by: null }]);
});

describe('a connection that wakes a lane again', () => {
  const again = (moment: string) => waker.query(
    `select karat.wake('notes', '{copies}', '{2}', array[${moment}::timestamptz], null)`);
  const standing = async () => (await waker.query<{ moment: string; revision: number }>(
    `select run_at::text as moment, revision from graphile_worker._private_jobs
     where key = 'notes>copies:2~' || pg_backend_pid()`)).rows;

  it('renews the job that is due already where it stands, and workers hear of it', async () => {
    await again('clock_timestamp()');
    const [first] = await standing();
    const heard: string[] = [];
    worker.on('notification', ({ payload }) => heard.push(payload!));
    await worker.query('listen "jobs:insert"');
    await again('clock_timestamp()');
    expect(await standing()).toEqual([{ moment: first!.moment, revision: first!.revision + 1 }]);
    await until(async () => (await worker.query('select 1')) && heard.length === 1);
    expect(JSON.parse(heard[0]!)).toMatchObject({ count: 1 });
  });

  it('brings forward the job that would come later', async () => {
    await waker.query(`update graphile_worker._private_jobs set run_at = now() + interval '1 hour'
      where key like 'notes>copies:2~%'`);
    await again(`'2026-01-01T00:00Z'`);
    const { rows } = await waker.query(`select run_at <= clock_timestamp() as due
      from graphile_worker._private_jobs where key like 'notes>copies:2~%'`);
    expect(rows).toEqual([{ due: true }]);
  });
});
