import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pino from 'pino';
import { SubgraphConnectionError } from '../../subgraphs/kernel/errors.ts';
import { Sql } from '../../subgraphs/kernel/database/sql.ts';
import { defineCommand } from '../../subgraphs/kernel/commands/command.ts';
import { MAX_ATTEMPTS, workLane } from '../../subgraphs/kernel/events/deliver.ts';
import { handleEvents, type EventHandler } from '../../subgraphs/kernel/events/handler.ts';
import { laneOf } from '../../subgraphs/kernel/events/record.ts';
import { sweepLanes } from '../../subgraphs/kernel/events/sweep.ts';
import { accepted } from '../../subgraphs/kernel/outcome.ts';
import type { EventEnvelope, SubgraphPort } from '../../subgraphs/kernel/port.ts';
import type { SubgraphRuntime } from '../../subgraphs/kernel/server/subgraph-runtime.ts';
import { until } from '../kit/until.ts';
import { TwoRooms } from './two-rooms.ts';

const log = pino({ level: 'silent' });

let rooms: TwoRooms;
let writer: SubgraphRuntime;
let reader: SubgraphRuntime;
let ports: Map<string, SubgraphPort>;
beforeAll(async () => {
  rooms = await TwoRooms.open();
  ({ writer, reader, ports } = rooms);
});
afterAll(() => rooms.close());
beforeEach(() => rooms.empty());

const write = (text: string) => rooms.write(text);
const copied = () => rooms.copied();
const startQueue = () => rooms.startQueue();
const asAdmin = (statements: string) => rooms.asAdmin(statements);
/** As if the pauses were over. */
const retry = async () => {
  await writer.database.sql.run`update parked_event set due_at = now() where due_at is not null`;
  await rooms.deliverAll();
};

describe('delivery', () => {
  it('handles an event once although it is delivered twice', async () => {
    await write('a');
    const rows = await writer.database.sql.all<any>`select * from delivery`;
    await rooms.deliverAll();
    await writer.database.sql.run`insert into delivery values ('copies', ${rows[0].lane}, ${rows[0].seq})`;
    await rooms.deliverAll();
    expect(await copied()).toEqual(['a']);
    expect(await rooms.waiting()).toBe(0n);
  });

  it('lets the good ones through and parks the bad one with everything behind it', async () => {
    for (const text of ['a 1', 'b poison', 'b 2', 'c 3']) await write(text);
    await rooms.deliverAll();
    expect(await copied()).toEqual(['a 1', 'c 3']);
    expect(await parked()).toEqual([
      { aggregate_id: 'b', error: 'cannot digest' },
      { aggregate_id: 'b', error: 'an earlier event of the same aggregate failed' }]);
  });

  it('parks later events of a parked aggregate without trying them', async () => {
    await write('b poison');
    await rooms.deliverAll();
    await write('b 2');
    await rooms.deliverAll();
    expect(await copied()).toEqual([]);
    expect((await parked()).length).toBe(2);
  });

  it('hands over together what is of one name, though other names stand between, each aggregate in order', async () => {
    const runs: string[][] = [];
    const handler = (event: string): EventHandler => ({ event, handle: (events) => {
      runs.push([event, ...events.map(({ id }) => id)]);
      return Promise.resolve(events.filter(({ id }) => id === 'c1').map(({ id }) => ({ id, error: 'no' })));
    } });
    const event = (id: string, name: string): EventEnvelope => ({
      id, name, aggregateId: id[0]!, at: '2026-01-01', requestId: 'r', payload: null });
    const outcomes = await handleEvents([handler('made'), handler('seen')], reader.handlers, [
      event('a1', 'made'), event('a2', 'seen'), event('a3', 'seen'), event('b1', 'made'),
      event('b2', 'seen'), event('c1', 'made'), event('c2', 'seen'), event('a4', 'made')]);
    expect(runs).toEqual([
      ['made', 'a1', 'b1', 'c1'], ['seen', 'a2', 'a3', 'b2'], ['made', 'a4']]);
    expect(outcomes.filter(({ error }) => error !== undefined)).toEqual([
      { id: 'c1', error: 'no' }, { id: 'c2', error: 'an earlier event of the same aggregate failed' }]);
  });

  it('retries in order once the reason is gone', async () => {
    ports.set('copies', { ...reader.port, deliver: () => Promise.reject(new Error('down')) });
    for (const text of ['b 1', 'b 2']) await write(text);
    await rooms.deliverAll();
    expect(await parked()).toMatchObject([{ error: 'down' }, { error: 'down' }]);
    const order = rooms.orderedPort();
    await write('b 3');
    await retry();
    expect(order).toEqual(['b 1', 'b 2', 'b 3']);
    expect(await parked()).toEqual([]);
  });

  it('takes silence about an event for a failure', async () => {
    ports.set('copies', { ...reader.port, deliver: () => Promise.resolve([]) });
    await write('b 1');
    await rooms.deliverAll();
    expect(await parked()).toEqual([
      { aggregate_id: 'b', error: 'the subscriber said nothing about this event' }]);
  });

  it('leaves everything in its place while its subscriber is away, and says so', async () => {
    const away = () => Promise.reject(new SubgraphConnectionError('copies'));
    ports.set('copies', { ...reader.port, deliver: away });
    for (const text of ['b 1', 'b 2']) await write(text);
    const pauses: number[] = [];
    for (let i = 0; i < MAX_ATTEMPTS + 3; i += 1) {
      const next = await rooms.lane(laneOf('b'));
      pauses.push(next!.getTime() - Date.now());
    }
    expect(pauses[0]).toBeLessThan(150);
    expect(Math.max(...pauses)).toBeLessThanOrEqual(10_000);
    expect(pauses.at(-1)).toBeGreaterThan(9_000);
    expect([await writer.port.deadLetters(10), await parked()]).toEqual([[], []]);
    expect(await writer.port.waiting(10)).toMatchObject([{
      publisher: 'notes', subscriber: 'copies', why: 'away', tries: MAX_ATTEMPTS + 3,
      error: 'subgraph copies could not be reached', event: { aggregateId: 'b' } }]);
    // What is recorded meanwhile waits for the lane's next try.
    await asAdmin(`delete from graphile_worker._private_jobs`);
    await write('b 3');
    expect(await asAdmin(`select 1 from graphile_worker.jobs where run_at > now() + interval '8 s'`))
      .toHaveLength(1);
    const order = rooms.orderedPort();
    await rooms.deliverAll();
    expect(order).toEqual(['b 1', 'b 2', 'b 3']);
    expect(await writer.port.waiting(10)).toEqual([]);
  });

  it('lets what needs something else first wait as long as it must, and only its aggregate', async () => {
    for (const text of ['b answers a 1', 'b 2', 'c 3']) await write(text);
    await rooms.deliverAll();
    for (let i = 0; i < MAX_ATTEMPTS + 3; i += 1) await retry();
    expect(await copied()).toEqual(['c 3']);
    expect(await writer.port.deadLetters(10)).toEqual([]);
    expect(await writer.port.waiting(10)).toMatchObject([
      { why: 'precondition', error: 'not yet: a 1 has not arrived', event: { aggregateId: 'b' } }]);
    await write('a 1');
    await rooms.deliverAll();
    await rooms.deliverAll({ woken: true });
    expect(await copied()).toEqual(['a 1', 'b 2', 'b answers a 1', 'c 3']);
    expect(await rooms.waiting()).toBe(0n);
  });

  it('wakes what waits as soon as its subscriber has handled something', async () => {
    const queue = await startQueue();
    await write('b answers a 1');
    await until(async () => (await parkedTries()) > 4);
    await write('a 1');
    await until(async () => (await copied()).length === 2, 2_000, 'the waiting one');
    await queue.stop();
    expect(await asAdmin('select 1 from graphile_worker.jobs')).toEqual([]);
  });

  it('carries many in pieces, in order, and forgets the wake-ups it answered', async () => {
    const many = defineCommand<object, null, never>({
      name: 'notes.many',
      execute: async (tx) => {
        for (let n = 0; n < 600; n += 1) tx.emit('note.written.v1', 'a', { text: `a ${n}` });
        return accepted(null);
      },
    });
    for (const _ of [1, 2]) {
      await rooms.run(many, {});
    }
    const sizes: number[] = [];
    const seen: string[] = [];
    ports.set('copies', { ...reader.port, deliver: (events) => {
      sizes.push(events.length);
      seen.push(...events.map((event) => (event.payload as { text: string }).text));
      return Promise.resolve(events.map(({ id }) => ({ id })));
    } });
    const queue = await startQueue();
    await until(async () => (await rooms.waiting()) === 0n);
    await until(async () => (await asAdmin('select 1 from graphile_worker.jobs')).length === 0);
    await queue.stop();
    expect(sizes).toEqual([250, 250, 250, 250, 200]);
    expect(seen).toEqual([...Array(1_200).keys()].map((n) => `a ${n % 600}`));
  });

  it('loses no wake-up to a lane that is just ending', async () => {
    ports.set('copies', { ...reader.port, deliver: (events) =>
      Promise.resolve(events.map(({ id }) => ({ id }))) });
    const queue = await startQueue();
    // Each transaction stays open a moment after its wake-up was written.
    const slow = defineCommand<{ n: number }, null, never>({
      name: 'notes.slow',
      execute: async (tx, { n }) => {
        tx.emit('note.written.v1', String.fromCharCode(97 + (n % 7)), { text: `${n}` });
        await tx.sql.run`create temporary table if not exists slow (n int) on commit delete rows`;
        return accepted(null);
      },
    });
    await Promise.all(Array.from({ length: 4 }, async (_, lane) => {
      for (let n = 0; n < 75; n += 1) {
        await rooms.run(slow, { n: n * 4 + lane });
      }
    }));
    await until(async () => (await rooms.waiting()) === 0n, 3_000, 'all delivered');
    await queue.stop();
  }, 30_000);

  it('keeps the order of a lane while PostgreSQL breaks its connections', async () => {
    for (const text of ['a 1', 'a 2']) await write(text);
    const order = rooms.orderedPort();
    const broken = { ...writer.database, sql: breakingOnce(writer.database.sql) };
    const lane = { subscriber: 'copies', lane: laneOf('a') };
    await expect(workLane({ database: broken, ports }, lane)).rejects.toThrow('terminated');
    await workLane({ database: broken, ports }, lane);
    expect(order).toEqual(['a 1', 'a 2']);
  });

  it('gives up after its attempts, shows the dead letter and replays it', async () => {
    for (const text of ['b poison', 'b 2']) await write(text);
    await rooms.deliverAll();
    for (let i = 0; i < MAX_ATTEMPTS; i += 1) await retry();
    const [letter] = await writer.port.deadLetters(10);
    expect(letter).toMatchObject({
      publisher: 'notes', subscriber: 'copies', error: 'cannot digest', attempts: MAX_ATTEMPTS,
      event: { name: 'note.written.v1', aggregateId: 'b' },
    });
    ports.set('copies', mendingPort(reader.port));
    expect(await writer.port.replayDeadLetters([letter!.id, 'nonsense'])).toBe(1);
    await rooms.deliverAll();
    expect(await copied()).toEqual(['b mended', 'b mended']);
    expect(await writer.port.deadLetters(10)).toEqual([]);
  });
});

describe('what a release before lanes were rows left behind', () => {
  it('is delivered in its order: jobs with ids, parked events, and later ones behind them', async () => {
    for (const text of ['a 1', 'b 1', 'b 2', 'c 1']) await write(text);
    const rows = await writer.database.sql.all<{ id: string; seq: bigint; aggregate_id: string }>`
      select id, seq, aggregate_id from event order by seq`;
    await writer.database.sql.run`truncate delivery`;
    await asAdmin(`delete from graphile_worker._private_jobs`);
    const [a1, b1, b2, c1] = rows as [typeof rows[0], typeof rows[0], typeof rows[0], typeof rows[0]];
    for (const [row, dead] of [[b1, false], [b2, false], [c1, true]] as const) {
      await writer.database.sql.run`insert into parked_event (subscriber, event_id, event_seq,
        aggregate_id, attempts, error, failed_at, dead) values ('copies', ${row.id}, ${row.seq},
        ${row.aggregate_id}, 3, 'was down', now(), ${dead})`;
    }
    await asAdmin(`select graphile_worker.add_job('notes:deliver-events',
      '{"subscriber": "copies", "ids": ["${a1.id}"]}', 'notes>copies:0');
      select graphile_worker.add_job('notes:retry-events',
      '{"subscriber": "copies", "aggregateId": "b"}', 'notes>copies!b')`);
    await sweepLanes(writer.database, log);
    await write('a 2');
    const order = rooms.orderedPort();
    const queue = await startQueue();
    await until(async () => (await copied()).length === 4);
    await queue.stop();
    expect(order.filter((text) => text.startsWith('a'))).toEqual(['a 1', 'a 2']);
    expect(order.filter((text) => text.startsWith('b'))).toEqual(['b 1', 'b 2']);
    expect((await writer.port.deadLetters(10)).map(({ event }) => event.aggregateId)).toEqual(['c']);
    expect(await asAdmin(`select 1 from graphile_worker._private_job_queues
      where queue_name like '%!%'`)).toEqual([]);
  });

  it('is taken from a process of that release that still runs beside', async () => {
    await write('a 1');
    const { id } = await writer.database.sql.one<{ id: string }>`select id from event`;
    await writer.database.sql.run`truncate delivery`;
    await asAdmin(`delete from graphile_worker._private_jobs;
      select graphile_worker.add_job('notes:deliver-events',
      '{"subscriber": "copies", "ids": ["${id}"]}', 'notes>copies:${laneOf('a')}')`);
    const queue = await startQueue();
    await until(async () => (await copied()).length === 1);
    await queue.stop();
  });
});

const parkedTries = async () => (await writer.database.sql.maybe<{ attempts: number }>`
  select attempts from parked_event`)?.attempts ?? 0;

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
