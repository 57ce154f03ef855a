import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { prune } from '../../subgraphs/kernel/events/prune.ts';
import { VariableReader } from '../../subgraphs/kernel/process/read-variables.ts';
import { readRetention } from '../../subgraphs/kernel/server/env.ts';
import { startTestSubgraph, type TestSubgraph } from '../kit/subgraph.ts';
import { notes, writeNote } from './notebook.ts';

const START = '2026-01-01T00:00:00Z';
const DAY_MS = 86_400_000;

let app: TestSubgraph;
beforeAll(async () => { app = await startTestSubgraph(notes); });
afterAll(() => app.stop());
beforeEach(async () => {
  app.clock.set(START);
  await app.sql.run`truncate note, audit_record, idempotency, parked_event, delivery, event`;
});

const after = (days: number): Date => new Date(new Date(START).getTime() + days * DAY_MS);
const pruneAfter = (days: number, chunk?: number) =>
  prune(app.runtime.database, { keyDays: 400, eventDays: 90 }, after(days), chunk);
const write = (text: string) => app.run(writeNote, { text }, { idempotencyKey: text });
const eventOf = (text: string) => app.sql.one<{ id: string; seq: bigint }>`
  select id, seq from event where payload->>'text' = ${text}`;
const left = async () => (await app.sql.all<{ text: string }>`
  select payload->>'text' as text from event order by seq`).map(({ text }) => text);

describe('what only repetitions need', () => {
  it('is kept to the day, and then deleted', async () => {
    await write('a');
    expect(await pruneAfter(90)).toEqual({ keys: 0, events: 0 });
    expect(await pruneAfter(90.001)).toEqual({ keys: 0, events: 1 });
    expect(await pruneAfter(400)).toEqual({ keys: 0, events: 0 });
    expect(await write('a')).toMatchObject({ ok: true });
    expect((await app.sql.all`select id from note`)).toHaveLength(1);
    expect(await pruneAfter(400.001)).toEqual({ keys: 1, events: 0 });
  });

  it('is deleted a few rows at a time', async () => {
    for (let n = 0; n < 7; n += 1) await write(`note ${n}`);
    const statements = await app.countStatements(() => pruneAfter(500, 3));
    expect(statements).toBe(6);
    expect(await left()).toEqual([]);
  });
});

describe('an old event stays', () => {
  it('while it waits in a lane', async () => {
    await write('queued');
    await write('done');
    const { seq } = await eventOf('queued');
    await app.sql.run`insert into delivery values ('copies', 0, ${seq})`;
    expect(await pruneAfter(500)).toMatchObject({ events: 1 });
    expect(await left()).toEqual(['queued']);
  });

  it.each([['parked', false], ['a dead letter', true]])('while it is %s', async (_what, dead) => {
    await write('stuck');
    await write('done');
    const { id, seq } = await eventOf('stuck');
    await app.sql.run`insert into parked_event
      (subscriber, event_id, event_seq, aggregate_id, error, failed_at, dead)
      values ('copies', ${id}, ${seq}, 'x', 'no', now(), ${dead})`;
    expect(await pruneAfter(5_000)).toMatchObject({ events: 1 });
    expect(await left()).toEqual(['stuck']);
  });
});

describe('how long is configured', () => {
  const read = (variables: Record<string, string>) => {
    const reader = new VariableReader(variables);
    return { retention: readRetention(reader), problems: reader.problems };
  };

  it('in days, 400 and 90 without a word', () => {
    expect(read({})).toEqual({ retention: { keyDays: 400, eventDays: 90 }, problems: [] });
    expect(read({ KARAT_KEEP_KEYS_DAYS: '800', KARAT_KEEP_EVENTS_DAYS: '30' }))
      .toEqual({ retention: { keyDays: 800, eventDays: 30 }, problems: [] });
  });

  it('and keys outlive events', () => {
    expect(read({ KARAT_KEEP_KEYS_DAYS: '90' }).problems).toEqual([
      'KARAT_KEEP_KEYS_DAYS must be at least KARAT_KEEP_EVENTS_DAYS + 30: an event that comes again '
      + 'is known by its keys.']);
    expect(read({ KARAT_KEEP_EVENTS_DAYS: 'ever' }).problems).toEqual([
      'KARAT_KEEP_EVENTS_DAYS must be a whole number of days from 1 to 99999.']);
  });
});
