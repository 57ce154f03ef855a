import { afterAll, beforeAll, expect, it } from '@jest/globals';
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
