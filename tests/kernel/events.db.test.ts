import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pino from 'pino';
import { SubgraphConnectionError } from '../../subgraphs/kernel/errors.ts';
import { Sql } from '../../subgraphs/kernel/database/sql.ts';
import { provisionDatabase } from '../../subgraphs/kernel/database/provision.ts';
import { eventRoutes } from '../../subgraphs/kernel/define-subgraph.ts';
import { serviceActor } from '../../subgraphs/kernel/actor.ts';
import { runCommand } from '../../subgraphs/kernel/commands/run-command.ts';
import { MAX_ATTEMPTS, deliverEvents, retryParked } from '../../subgraphs/kernel/events/deliver.ts';
import { laneOf } from '../../subgraphs/kernel/events/record.ts';
import { startWorker, type QueueWorker } from '../../subgraphs/kernel/events/worker.ts';
import type { EventEnvelope, SubgraphPort } from '../../subgraphs/kernel/port.ts';
import {
  startSubgraph, type SubgraphRuntime,
} from '../../subgraphs/kernel/server/subgraph-runtime.ts';
import { testDatabase, type TestDatabase } from '../kit/postgres.ts';
import { until } from '../kit/until.ts';
import { copies, notes, writeNote } from './notebook.ts';

const log = pino({ level: 'silent' });
let database: TestDatabase;
let writer: SubgraphRuntime;
let reader: SubgraphRuntime;
const ports = new Map<string, SubgraphPort>();

beforeAll(async () => {
  database = await testDatabase();
  await provisionDatabase(database.url, ['notes', 'copies']);
  const common = {
    databaseUrl: database.url, ports, log, routes: eventRoutes([notes, copies]), poolSize: 4,
    graph: { execute: () => Promise.reject(new Error('no graph')) },
  };
  writer = await startSubgraph(notes, common);
  reader = await startSubgraph(copies, common);
});
afterAll(async () => {
  await Promise.all([writer.close(), reader.close()]);
  await database.drop();
});
beforeEach(async () => {
  ports.set('copies', reader.port);
  await writer.database.sql.run`truncate note, parked_event, event, idempotency`;
  await reader.database.sql.run`truncate note, idempotency`;
});

const write = (text: string) => runCommand(writer.services.home,
  { actor: serviceActor('test', []), requestId: 'r' }, writeNote, { text });
const copied = async (): Promise<string[]> => (await reader.database.sql.all<{ text: string }>`
  select text from note order by text`).map((row) => row.text);
const recorded = async (): Promise<string[]> => (await writer.database.sql.all<{ id: string }>`
  select id from event order by seq`).map((row) => row.id);
const deliverAll = async () =>
  deliverEvents({ database: writer.database, ports }, 'copies', await recorded());

const startQueue = (): Promise<QueueWorker> => startWorker({
  url: database.url, tasks: { ...writer.tasks, ...reader.tasks }, log, concurrency: 4,
});

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

  it('runs a job that a command scheduled', async () => {
    const queue = await startQueue();
    await runCommand(writer.services.home, { actor: serviceActor('t', []), requestId: 'r' }, {
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

describe('delivery', () => {
  it('handles an event once although it is delivered twice', async () => {
    await write('a');
    await deliverAll();
    await deliverAll();
    expect(await copied()).toEqual(['a']);
  });

  it('lets the good ones through and parks the bad one with everything behind it', async () => {
    for (const text of ['a 1', 'b poison', 'b 2', 'c 3']) await write(text);
    await deliverAll();
    expect(await copied()).toEqual(['a 1', 'c 3']);
    expect(await parked()).toEqual([
      { aggregate_id: 'b', error: 'cannot digest' },
      { aggregate_id: 'b', error: 'an earlier event of the same aggregate failed' }]);
  });

  it('parks later events of a parked aggregate without trying them', async () => {
    await write('b poison');
    await deliverAll();
    await write('b 2');
    await deliverAll();
    expect(await copied()).toEqual([]);
    expect((await parked()).length).toBe(2);
  });

  it('retries in order once the reason is gone', async () => {
    ports.set('copies', { ...reader.port, deliver: () => Promise.reject(new Error('down')) });
    for (const text of ['b 1', 'b 2']) await write(text);
    await deliverAll();
    expect(await parked()).toMatchObject([{ error: 'down' }, { error: 'down' }]);
    ports.set('copies', reader.port);
    await retryParked({ database: writer.database, ports }, 'copies', 'b');
    expect(await copied()).toEqual(['b 1', 'b 2']);
    expect(await parked()).toEqual([]);
  });

  it('takes silence about an event for a failure', async () => {
    ports.set('copies', { ...reader.port, deliver: () => Promise.resolve([]) });
    await write('b 1');
    await deliverAll();
    expect(await parked()).toEqual([
      { aggregate_id: 'b', error: 'the subscriber said nothing about this event' }]);
  });

  it('never gives up on a subscriber that is away', async () => {
    const away = () => Promise.reject(new SubgraphConnectionError('copies'));
    ports.set('copies', { ...reader.port, deliver: away });
    await write('b 1');
    await deliverAll();
    for (let i = 0; i < MAX_ATTEMPTS + 3; i += 1) {
      await retryParked({ database: writer.database, ports }, 'copies', 'b');
    }
    expect(await writer.port.deadLetters(10)).toEqual([]);
    ports.set('copies', reader.port);
    await retryParked({ database: writer.database, ports }, 'copies', 'b');
    expect(await copied()).toEqual(['b 1']);
  });

  it('keeps the order of a lane while PostgreSQL breaks its connections', async () => {
    for (const text of ['a 1', 'a 2']) await write(text);
    const broken = { ...writer.database, sql: breakingOnce(writer.database.sql) };
    const [first, second] = await recorded();
    await deliverEvents({ database: broken, ports }, 'copies', [first!]);
    expect(await copied()).toEqual(['a 1']);
    await deliverEvents({ database: writer.database, ports }, 'copies', [second!]);
    expect(await copied()).toEqual(['a 1', 'a 2']);
  });

  it('gives up after its attempts, shows the dead letter and replays it', async () => {
    await write('b poison');
    await deliverAll();
    for (let i = 0; i < MAX_ATTEMPTS; i += 1) {
      await retryParked({ database: writer.database, ports }, 'copies', 'b');
    }
    const [letter] = await writer.port.deadLetters(10);
    expect(letter).toMatchObject({
      publisher: 'notes', subscriber: 'copies', error: 'cannot digest', attempts: MAX_ATTEMPTS,
      event: { name: 'note.written.v1', aggregateId: 'b' },
    });
    ports.set('copies', mendingPort(reader.port));
    expect(await writer.port.replayDeadLetters([letter!.id, 'nonsense'])).toBe(1);
    await retryParked({ database: writer.database, ports }, 'copies', 'b');
    expect(await copied()).toEqual(['b mended']);
    expect(await writer.port.deadLetters(10)).toEqual([]);
  });
});

const BREAK_QUEUE = `select pg_terminate_backend(pid) from pg_stat_activity
  where application_name = 'karat_worker' and datname = current_database()`;

const waitingToComplete = () => asAdmin(`select 1 from pg_stat_activity
  where application_name = 'karat_worker' and datname = current_database()
  and wait_event_type = 'Lock' and query like '%delete from%_private_jobs%'`);

/** Nobody takes a job or ends one while `work` is done. */
async function whileJobsAreClosed(work: () => Promise<void>): Promise<void> {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    await client.query(`begin; lock table graphile_worker._private_jobs in share row exclusive mode`);
    await work();
  } finally {
    await client.end();
  }
}

const parked = () => writer.database.sql.all`
  select aggregate_id, error from parked_event order by event_seq`;

function mendingPort(port: SubgraphPort): SubgraphPort {
  const mend = (event: EventEnvelope): EventEnvelope =>
    ({ ...event, payload: { text: 'b mended' } });
  return { ...port, deliver: (events) => port.deliver(events.map(mend)) };
}

/** The first statement finds its connection gone, as after a restart of PostgreSQL. */
function breakingOnce(sql: Sql): Sql {
  let broken = false;
  const breaking = new Sql(sql.kysely);
  breaking.all = (async (parts: TemplateStringsArray, ...values: unknown[]) => {
    if (broken) return sql.all(parts, ...values);
    broken = true;
    throw new Error('Connection terminated unexpectedly');
  }) as Sql['all'];
  return breaking;
}

async function asAdmin(statements: string): Promise<unknown[]> {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const result = await client.query(statements);
  await client.end();
  return result.rows ?? [];
}
