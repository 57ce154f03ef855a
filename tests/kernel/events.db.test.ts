import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { defineCommand } from '../../subgraphs/kernel/commands/command.ts';
import { laneOf } from '../../subgraphs/kernel/events/record.ts';
import { accepted } from '../../subgraphs/kernel/outcome.ts';
import type { SubgraphPort } from '../../subgraphs/kernel/port.ts';
import type { SubgraphRuntime } from '../../subgraphs/kernel/server/subgraph-runtime.ts';
import { until } from '../kit/until.ts';
import { TwoRooms } from './two-rooms.ts';

let rooms: TwoRooms;
let reader: SubgraphRuntime;
let ports: Map<string, SubgraphPort>;
beforeAll(async () => {
  rooms = await TwoRooms.open();
  ({ reader, ports } = rooms);
});
afterAll(() => rooms.close());
beforeEach(() => rooms.empty());

const write = (text: string) => rooms.write(text);
const copied = () => rooms.copied();
const startQueue = () => rooms.startQueue();
const asAdmin = (statements: string) => rooms.asAdmin(statements);

describe('a running queue', () => {
  it('carries an event from one subgraph to the other', async () => {
    const queue = await startQueue();
    await write('a hello');
    await until(async () => (await copied()).length === 1);
    expect(await copied()).toEqual(['a hello']);
    await queue.stop();
  });

  it('goes on with what another worker left locked when it was killed', async () => {
    await write('a');
    await until(async () => (await jobs()).length === 1);
    // What kill -9 leaves behind: a locked job and queue, a worker whose advisory lock is gone.
    await asAdmin(`update graphile_worker._private_jobs set locked_by = 'dead', locked_at = now();
      update graphile_worker._private_job_queues set locked_by = 'dead', locked_at = now();
      insert into karat.worker values ('dead', 4242, now())`);
    const queue = await startQueue();
    await until(async () => (await copied()).length === 1);
    await queue.stop();
  });

  it('carries a backlog of one lane in one delivery, in order, and leaves nothing queued', async () => {
    const carried: string[][] = [];
    ports.set('copies', { ...reader.port, deliver: (events) => {
      carried.push(events.map((event) => (event.payload as { text: string }).text));
      return reader.port.deliver(events);
    } });
    for (const text of ['a 1', 'a 2', 'a 3']) await write(text);
    const queue = await startQueue();
    await until(async () => (await copied()).length === 3 && (await jobs()).length === 0);
    await queue.stop();
    expect(carried).toEqual([['a 1', 'a 2', 'a 3']]);
  });

  it('locks its jobs under a name by which the others can free them', async () => {
    const gate = Promise.withResolvers<void>();
    ports.set('copies', { ...reader.port, deliver: async (events) => {
      await gate.promise;
      return reader.port.deliver(events);
    } });
    const queue = await startQueue();
    await write('a');
    const locked = () => asAdmin(`select locked_by from graphile_worker._private_jobs
      where locked_by is not null`);
    await until(async () => (await locked()).length === 1);
    expect(await asAdmin(`select 1 from karat.worker w join graphile_worker._private_jobs j
      on j.locked_by = w.worker_id`)).toHaveLength(1);
    gate.resolve();
    await until(async () => (await copied()).length === 1);
    await queue.stop();
  });

  it('is still known to live after its connections were broken', async () => {
    const queue = await startQueue();
    const alive = () => asAdmin(`select 1 from karat.worker w where exists (select 1 from pg_locks
      where locktype = 'advisory' and classid = 77 and objid = w.lock_key and granted
      and database = (select oid from pg_database where datname = current_database()))`);
    await until(async () => (await alive()).length > 0);
    await asAdmin(`select pg_terminate_backend(pid) from pg_stat_activity
      where application_name like 'karat_%' and datname = current_database()`);
    await until(async () => (await alive()).length > 0);
    await write('a after');
    await until(async () => (await copied()).includes('a after'));
    await queue.stop();
    expect(await asAdmin('select 1 from karat.worker')).toEqual([]);
  });

  it('says that it lives over one connection, however often that was broken, and over none when it has stopped',
    async () => {
      const queue = await startQueue();
      const sessions = () => asAdmin(`select pid from pg_stat_activity
        where application_name = 'karat_worker_life' and datname = current_database()`);
      for (let time = 0; time < 40; time += 1) {
        await asAdmin(`select pg_terminate_backend(pid) from pg_stat_activity
          where application_name = 'karat_worker_life' and datname = current_database()`);
      }
      await write('a after');
      await until(async () => (await copied()).includes('a after'));
      await until(async () => (await asAdmin('select 1 from karat.worker')).length === 1);
      // One that waits for the lock of another would stay.
      await until(async () => (await sessions()).length === 1);
      await queue.stop();
      await until(async () => (await sessions()).length === 0);
    });

  it('lives on though the server holds what an earlier connection of it had locked', async () => {
    const queue = await startQueue();
    const worker = async () => (await asAdmin('select lock_key from karat.worker'))[0] as { lock_key: number };
    await until(async () => await worker() !== undefined);
    const { lock_key: first } = await worker();
    const ghost = new pg.Client({ connectionString: rooms.database.url });
    await ghost.connect();
    const taken = ghost.query('select pg_advisory_lock(77, $1)', [first]);
    await asAdmin(`select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'karat_worker_life' and datname = current_database()`);
    await taken;
    await until(async () => (await worker()).lock_key !== first);
    await queue.stop();
    expect(await asAdmin('select 1 from karat.worker')).toEqual([]);
    await ghost.end();
  });

  it('goes on when it cannot say that a job is done, and stops in order', async () => {
    const queue = await startQueue();
    for (const text of ['a 1', 'b 1', 'a 2', 'b 2']) {
      const handled = Promise.withResolvers<void>();
      const gate = Promise.withResolvers<void>();
      ports.set('copies', { ...reader.port, deliver: async (events) => {
        const outcomes = await reader.port.deliver(events);
        handled.resolve();
        await gate.promise;
        return outcomes;
      } });
      await write(text);
      await handled.promise;
      await whileJobsAreClosed(async () => {
        gate.resolve();
        await until(async () => (await waitingToComplete()).length > 0);
        await asAdmin(BREAK_QUEUE);
      });
      ports.set('copies', reader.port);
      await until(async () => (await jobs()).length === 0, 30_000, `the end of ${text}`);
    }
    await queue.stop();
    expect(await copied()).toEqual(['a 1', 'a 2', 'b 1', 'b 2']);
    expect(await asAdmin('select 1 from karat.worker')).toEqual([]);
    expect(await asAdmin(`select 1 from graphile_worker._private_job_queues
      where locked_by is not null`)).toEqual([]);
  }, 90_000);

  it('leaves a lane to the job that is still being done while the queue is started again', async () => {
    const order: string[] = [];
    const gate = Promise.withResolvers<void>();
    const begun = Promise.withResolvers<void>();
    ports.set('copies', { ...reader.port, deliver: async (events) => {
      const texts = events.map((event) => (event.payload as { text: string }).text);
      if (texts.some((text) => text.startsWith('a'))) {
        begun.resolve();
        await gate.promise;
        order.push(...texts);
      }
      return reader.port.deliver(events);
    } });
    const queue = await startQueue();
    await write('a 1');
    await begun.promise;
    await write('a 2');
    await asAdmin(BREAK_QUEUE);
    await asAdmin(BREAK_QUEUE);
    // Other lanes go on meanwhile, in a new run.
    const beside = `${'bcdefgh'.split('').find((id) => laneOf(id) !== laneOf('a'))!} beside`;
    await write(beside);
    await until(async () => (await copied()).includes(beside));
    expect(order).toEqual([]);
    gate.resolve();
    await until(async () => (await jobs()).length === 0, 30_000, 'the end of both');
    await queue.stop();
    expect([...new Set(order)]).toEqual(['a 1', 'a 2']);
    expect(await copied()).toEqual(['a 1', 'a 2', beside]);
  }, 60_000);

  it('frees the lane of what it could not say is done, though another job of it is still being done', async () => {
    const other = 'bcdefgh'.split('').find((id) => laneOf(id) !== laneOf('a'))!;
    const gates = { a: Promise.withResolvers<void>(), other: Promise.withResolvers<void>() };
    const begun = { a: Promise.withResolvers<void>(), other: Promise.withResolvers<void>() };
    ports.set('copies', { ...reader.port, deliver: async (events) => {
      const which = events.some(({ aggregateId }) => aggregateId === 'a') ? 'a' : 'other';
      const outcomes = await reader.port.deliver(events);
      begun[which].resolve();
      await gates[which].promise;
      return outcomes;
    } });
    const queue = await startQueue();
    await write('a 1');
    await write(`${other} 1`);
    await Promise.all([begun.a.promise, begun.other.promise]);
    await whileJobsAreClosed(async () => {
      gates.other.resolve();
      await until(async () => (await waitingToComplete()).length > 0);
      await asAdmin(BREAK_QUEUE);
    });
    await write(`${other} 2`);
    await until(async () => (await copied()).includes(`${other} 2`), 20_000, 'the lane that is free');
    gates.a.resolve();
    await until(async () => (await jobs()).length === 0, 30_000, 'the end of both');
    await queue.stop();
    expect(await asAdmin('select 1 from karat.worker')).toEqual([]);
  }, 60_000);

  it('keeps the order in which things happened, whichever transaction began first', async () => {
    const second = Promise.withResolvers<void>();
    const begun = Promise.withResolvers<void>();
    const late = rooms.run(defineCommand<object, null, never>({
      name: 'notes.late',
      execute: async (tx) => {
        await tx.sql.run`select 1`;
        begun.resolve();
        await second.promise;
        tx.emit('note.written.v1', 'a', { text: 'a 2' });
        return accepted(null);
      },
    }), {});
    await begun.promise;
    await write('a 1');
    second.resolve();
    await late;
    const order = rooms.orderedPort();
    const queue = await startQueue();
    await until(async () => (await copied()).length === 2);
    await queue.stop();
    expect(order).toEqual(['a 1', 'a 2']);
  });

  it('of two processes looks into each lane once at a time, and nothing is left behind', async () => {
    const texts = Array.from({ length: 120 }, (_, n) => `${'abcdef'[n % 6]} ${String(n).padStart(3, '0')}`);
    const busy = new Set<number>();
    let crowded = false;
    const order: string[] = [];
    ports.set('copies', { ...reader.port, deliver: async (events) => {
      const lane = laneOf(events[0]!.aggregateId);
      crowded ||= busy.has(lane);
      busy.add(lane);
      const outcomes = await reader.port.deliver(events);
      order.push(...events.map((event) => (event.payload as { text: string }).text));
      busy.delete(lane);
      return outcomes;
    } });
    const queues = [await startQueue(), await startQueue()];
    for (const text of texts) await write(text);
    await until(async () => (await rooms.waiting()) === 0n, 30_000, 'all handled');
    await Promise.all(queues.map((queue) => queue.stop()));
    expect(crowded).toBe(false);
    expect(order.length).toBe(120);
    for (const id of 'abcdef') {
      const own = order.filter((text) => text.startsWith(id));
      expect(own).toEqual([...own].sort());
    }
  }, 60_000);

  it('runs a job that a command scheduled', async () => {
    const queue = await startQueue();
    await rooms.run({
      name: 'notes.schedule',
      execute: async (tx) => {
        tx.schedule({ job: 'remind', at: tx.now, payload: { text: 'b remember' }, key: 'one' });
        return { ok: true as const, value: null };
      },
    }, {});
    await until(async () => (await copied()).includes('b remember'));
    await queue.stop();
  });

  const jobs = () => asAdmin('select 1 from graphile_worker.jobs');
});

const BREAK_QUEUE = `select pg_terminate_backend(pid) from pg_stat_activity
  where application_name = 'karat_worker' and datname = current_database()`;

const waitingToComplete = () => asAdmin(`select 1 from pg_stat_activity
  where application_name = 'karat_worker' and datname = current_database()
  and wait_event_type = 'Lock' and query like '%delete from%_private_jobs%'`);

/** Nobody takes a job or ends one while `work` is done. */
async function whileJobsAreClosed(work: () => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: rooms.database.url });
  await client.connect();
  try {
    await client.query(`begin; lock table graphile_worker._private_jobs in share row exclusive mode`);
    await work();
  } finally {
    await client.end();
  }
}
