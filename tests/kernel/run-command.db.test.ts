import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { serviceActor, type ActorKind } from '../../subgraphs/kernel/actor.ts';
import { BatchQueue } from '../../subgraphs/kernel/commands/batch-queue.ts';
import { defineBatchCommand, defineCommand } from '../../subgraphs/kernel/commands/command.ts';
import { accepted, refused } from '../../subgraphs/kernel/outcome.ts';
import type { GraphClient } from '../../subgraphs/kernel/graph-client.ts';
import { newId } from '../../subgraphs/kernel/ids.ts';
import { operator, startTestSubgraph, tenant, type TestSubgraph } from '../kit/subgraph.ts';
import { notes, numberNotes, writeNote, writeNotes } from './notebook.ts';

let app: TestSubgraph;
/** What the other rooms were asked. */
const asked: object[] = [];
const others: GraphClient = { execute: async ({ variables }) => {
  asked.push(variables);
  return { data: {} } as never;
} };
beforeAll(async () => { app = await startTestSubgraph(notes, { graph: others }); });
afterAll(() => app.stop());
beforeEach(() => app.sql.run`truncate note, audit_record, idempotency, parked_event, event`);

const count = async (): Promise<number> =>
  Number((await app.sql.one<{ n: bigint }>`select count(*) as n from note`).n);

describe('a batch', () => {
  it('of more than its command takes is a bug of the caller, and writes nothing', async () => {
    const items = Array.from({ length: writeNotes.maxBatch + 1 }, (_, n) => ({ input: { text: `${n}` } }));
    await expect(app.runBatch(writeNotes, items)).rejects.toThrow('notes.write-many takes 100 at once, not 101');
    expect(await count()).toBe(0);
    expect(await app.runBatch(writeNotes, items.slice(1))).toHaveLength(100);
  });

  it('is cut for jobs and seeds, whose requests are each on their own', async () => {
    const items = Array.from({ length: 201 }, (_, n) => (
      { event: { id: `seed-${n}`, requestId: 'seed' }, input: { text: n === 150 ? '' : `${n}` } }));
    const outcomes = await app.runtime.handlers.runBatch(writeNotes, items);
    expect([outcomes.length, outcomes.findIndex(({ ok }) => !ok), await count()]).toEqual([201, 150, 200]);
  });
});

it('asks other rooms with variables as JSON carries them, whoever asks', async () => {
  const { graph } = app.runtime.services;
  await graph.execute({ document: '{ __typename }', context: { actor: serviceActor('notes', []), requestId: 'r',
    deadlineAt: Date.now() + 1_000 }, variables: { at: new Date('2026-09-15T04:00:00Z'), none: undefined, no: null } });
  expect(asked).toEqual([{ at: '2026-09-15T04:00:00.000Z', no: null }]);
  expect(Object.keys(asked[0]!)).toEqual(['at', 'no']);
});

describe('who sees a person', () => {
  it('is said by each request: in a gathered batch nobody sees anybody by default', async () => {
    const [id, friend] = [newId(), newId()];
    await app.sql.run`insert into person_visibility (person_id, tenant_id) values (${id}, ${friend})`;
    const seen: string[][] = [];
    const look = defineBatchCommand<null, null, never>({
      name: 'notes.look', maxBatch: 10,
      executeAll: async (tx, requests) => {
        for (const actor of [tx.actor, ...requests.map((request) => request.actor)]) {
          seen.push([...await tx.visible([id], actor)]);
        }
        return requests.map(() => accepted(null));
      },
    });
    const queue = new BatchQueue(app.runtime.services.home, look);
    await Promise.all([operator(), tenant(friend), tenant(newId()),
      { ...operator(), kind: 'robot' as ActorKind }]
      .map((actor) => queue.submit({ actor, requestId: 'r', input: null })));
    expect(seen).toEqual([[], [id], [id], [], []]);
  });
});

describe('runCommand', () => {
  it('writes, audits and records the event in one transaction', async () => {
    const outcome = await app.run(writeNote, { text: 'hello' });
    expect(outcome.ok).toBe(true);
    expect(await app.events('note.written.v1')).toMatchObject([{ text: 'hello', size: 5n }]);
    const [audit] = await app.sql.all`select command, actor_id, reason, after from audit_record`;
    expect(audit).toEqual({
      command: 'notes.write', actor_id: 'service:test', reason: 'test', after: { text: 'hello' },
    });
  });

  it('changes nothing when refused and stores nothing, so the key can be used again', async () => {
    const refusal = await app.run(writeNote, { text: '' }, { idempotencyKey: 'k' });
    expect(refusal).toEqual({ ok: false, refusals: [
      { code: 'EMPTY', message: 'The text is empty.', path: ['text'] }] });
    expect(await count()).toBe(0);
    expect((await app.run(writeNote, { text: 'mended' }, { idempotencyKey: 'k' })).ok).toBe(true);
  });

  it('keeps what a refused command asked to keep, releases its key, and undoes it in a dry run', async () => {
    const countTry = defineCommand<{ text: string }, null, 'WRONG'>({
      name: 'notes.count-try',
      execute: async (tx, { text }) => {
        await tx.sql.run`insert into note (id, text) values (gen_random_uuid(), ${text})`;
        tx.keepRefused();
        return refused('WRONG', 'Wrong.');
      },
    });
    await app.run(countTry, { text: 'dry' }, { dryRun: true });
    expect(await count()).toBe(0);
    expect(await app.run(countTry, { text: 'a' }, { idempotencyKey: 'k' }))
      .toMatchObject({ ok: false, refusals: [{ code: 'WRONG' }] });
    expect(await count()).toBe(1);
    expect((await app.run(writeNote, { text: 'b' }, { idempotencyKey: 'k' })).ok).toBe(true);
  });

  it('changes nothing when the code throws', async () => {
    await expect(app.run(writeNote, { text: 'bug' })).rejects.toThrow('secret detail');
    expect(await count()).toBe(0);
  });

  it('answers a replay with the stored result and does it once', async () => {
    const first = await app.run(writeNote, { text: 'a' }, { idempotencyKey: 'k' });
    const second = await app.run(writeNote, { text: 'a' }, { idempotencyKey: 'k' });
    expect(second).toEqual(first);
    expect(await count()).toBe(1);
  });

  it('refuses the same key with another input', async () => {
    await app.run(writeNote, { text: 'a' }, { idempotencyKey: 'k' });
    const other = await app.run(writeNote, { text: 'b' }, { idempotencyKey: 'k' });
    expect(other).toMatchObject({ ok: false, refusals: [{ code: 'IDEMPOTENCY_CONFLICT' }] });
    expect(await count()).toBe(1);
  });

  it('keeps the keys of different actors apart', async () => {
    await app.run(writeNote, { text: 'a' }, { idempotencyKey: 'k' });
    const actor = serviceActor('other', []);
    const other = await app.run(writeNote, { text: 'b' }, { idempotencyKey: 'k', actor });
    expect(other.ok).toBe(true);
  });

  it.each([['', 'empty'], ['x'.repeat(201), 'long'], ['a\u0007b', 'control']])(
    'refuses the key %j (%s)', async (idempotencyKey) => {
      expect(await app.run(writeNote, { text: 'a' }, { idempotencyKey }))
        .toMatchObject({ ok: false, refusals: [{ code: 'IDEMPOTENCY_KEY_INVALID' }] });
    });

  it('does it once when twenty send the same key at the same moment', async () => {
    const outcomes = await Promise.all(Array.from({ length: 20 }, () =>
      app.run(writeNote, { text: 'a' }, { idempotencyKey: 'race' })));
    expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1);
    expect(await count()).toBe(1);
  });

  it('decides but keeps nothing in a dry run', async () => {
    const outcome = await app.run(writeNote, { text: 'a' }, { dryRun: true, idempotencyKey: 'k' });
    expect(outcome.ok).toBe(true);
    expect(await count()).toBe(0);
    expect((await app.run(writeNote, { text: 'b' }, { idempotencyKey: 'k' })).ok).toBe(true);
  });

  it('tries again after a serialization failure', async () => {
    let tries = 0;
    const flaky = defineCommand<object, null, never>({
      name: 'notes.flaky',
      execute: async (tx) => {
        tries += 1;
        if (tries < 3) await tx.sql.run`do $$ begin raise sqlstate '40001'; end $$`;
        return accepted(null);
      },
    });
    expect((await app.run(flaky, {})).ok).toBe(true);
    expect(tries).toBe(3);
  });
});

describe('runBatch', () => {
  it('accepts and refuses each on its own', async () => {
    const outcomes = await app.runBatch(writeNotes, [
      { input: { text: 'a' } }, { input: { text: '' } }, { input: { text: 'c' } }]);
    expect(outcomes.map((outcome) => outcome.ok)).toEqual([true, false, true]);
    expect(await count()).toBe(2);
  });

  it('repeats a twin inside the batch and refuses a false one', async () => {
    const outcomes = await app.runBatch(writeNotes, [
      { input: { text: 'a' }, idempotencyKey: 'k' }, { input: { text: 'a' }, idempotencyKey: 'k' },
      { input: { text: 'b' }, idempotencyKey: 'k' }]);
    expect(outcomes[1]).toEqual(outcomes[0]);
    expect(outcomes[2]).toMatchObject({ refusals: [{ code: 'IDEMPOTENCY_CONFLICT' }] });
    expect(await count()).toBe(1);
  });

  it('mixes stored and fresh requests', async () => {
    const [first] = await app.runBatch(writeNotes, [{ input: { text: 'a' }, idempotencyKey: '1' }]);
    const outcomes = await app.runBatch(writeNotes, [
      { input: { text: 'b' }, idempotencyKey: '2' }, { input: { text: 'a' }, idempotencyKey: '1' }]);
    expect(outcomes[1]).toEqual(first);
    expect(await count()).toBe(2);
  });
});

describe('jobs of a transaction', () => {
  const at = (n: number) => new Date(Date.UTC(2026, 8, 15, 4, n));
  const scheduleThem = defineCommand<readonly (readonly [n: number, key?: string])[], null, never>({
    name: 'notes.schedule',
    execute: async (tx, asked) => {
      for (const [n, key] of asked) tx.schedule({ job: 'remind', at: at(n), payload: { n }, key });
      return accepted(null);
    },
  });
  const waiting = async () => (await app.jobs()).filter(({ task }) => task === 'notes:remind')
    .map(({ key, payload, runAt, revision }) => [key, payload.input.n, runAt, revision]);

  it('of one key are sent once, as the last says; of no key, each', async () => {
    await app.run(scheduleThem, [[1, 'a'], [2], [3, 'b'], [4], [5, 'a'], [4, 'a']]);
    expect(await waiting()).toEqual([
      ['notes.a', 4, at(4), 0], [null, 2, at(2), 0], ['notes.b', 3, at(3), 0], [null, 4, at(4), 0]]);
    await app.run(scheduleThem, [[6, 'b'], [7, 'b']]);
    expect((await waiting())[2]).toEqual(['notes.b', 7, at(7), 1]);
  });
});

describe('the same keys in transactions side by side', () => {
  it('answers the accepted outcome also to who would be refused because of it', async () => {
    const asked = Array.from({ length: 20 }, () => (
      app.runBatch(numberNotes, [{ input: { text: 'one' }, idempotencyKey: 'one' }])));
    expect((await Promise.all(asked)).flat())
      .toEqual(asked.map(() => ({ ok: true, value: { number: 1 } })));
    expect(await count()).toBe(1);
  });

  it('answers a conflict to another input that would be refused, and a refusal to another key', async () => {
    await app.runBatch(numberNotes, [{ input: { text: 'one' }, idempotencyKey: 'one' }]);
    const outcomes = await app.runBatch(numberNotes, [
      { input: { text: 'two' }, idempotencyKey: 'one' },
      { input: { text: 'one' }, idempotencyKey: 'two' }]);
    expect(outcomes).toMatchObject([
      { refusals: [{ code: 'IDEMPOTENCY_CONFLICT' }] }, { refusals: [{ code: 'TAKEN' }] }]);
  });

  it('does each once when batches hold the same keys in opposite order', async () => {
    const items = Array.from({ length: 40 }, (_, n) => (
      { input: { text: `n${n}` }, idempotencyKey: `k${n}` }));
    const batches = await Promise.all([items, items.toReversed(), items, items.toReversed()]
      .map((batch) => app.runBatch(writeNotes, batch)));
    expect(batches[1]!.toReversed()).toEqual(batches[0]);
    expect(batches[2]).toEqual(batches[0]);
    expect(await count()).toBe(40);
  });
});

describe('insertRows', () => {
  it('sends once what is the same in all rows, also when that is everything', async () => {
    const at = () => new Date('2026-10-08T12:00:00.123Z');
    const columns = { id: 'uuid', name: 'text', aggregate_id: 'text', at: 'timestamptz',
      request_id: 'text', payload: 'jsonb' };
    const row = (n: string, name: string) => ({
      id: `00000000-0000-7000-8000-00000000000${n}`, name, aggregate_id: 'NULL', at: at(),
      request_id: 'a "b" \\c', payload: '{"n":[1,null]}',
    });
    await app.sql.insertRows('event', columns, [row('1', ''), row('2', '{x,"y"}')]);
    await app.sql.insertRows('event', columns, [row('3', 'alone')]);
    expect(await app.sql.all`select name, aggregate_id, at, request_id, payload from event
      order by id`).toEqual(['', '{x,"y"}', 'alone'].map((name) => ({
      name, aggregate_id: 'NULL', at: at(), request_id: 'a "b" \\c', payload: { n: [1, null] },
    })));
    const same = { text: 'same', person_id: null };
    await app.sql.run`alter table note alter column id set default gen_random_uuid()`;
    await app.sql.insertRows('note', { text: 'text', person_id: 'uuid' }, [same, same, same]);
    expect(await app.sql.all`select text, count(*)::int as n from note group by text`)
      .toEqual([{ text: 'same', n: 3 }]);
  });

  it('writes arrays as PostgreSQL reads them', async () => {
    const words = ['plain', '', 'null', 'a"b', 'c\\d', '{e}', null];
    expect(await app.sql.one`select ${words}::text[] as words, ${[1n, -2n]}::bigint[] as numbers,
      ${[new Date(0)]}::timestamptz[] as times, ${[]}::uuid[] as none,
      ${[[1, 2], [3, 4]]}::int[] as nested`).toEqual({
      words, numbers: [1n, -2n], times: [new Date(0)], none: [], nested: [[1, 2], [3, 4]],
    });
  });
});

describe('the batch queue', () => {
  it('serves first who came first, batch after batch', async () => {
    const queue = app.runtime.services.queues.get('notes.number')!;
    const actor = serviceActor('test', []);
    const numbers = await Promise.all(Array.from({ length: 420 }, async (_, n) => {
      const outcome = await queue.submit({ input: { text: `n${n}` }, actor, requestId: 'r' });
      return outcome.ok && outcome.value.number;
    }));
    expect(numbers).toEqual(Array.from({ length: 420 }, (_, n) => n + 1));
  });

  it('goes on after a batch that failed', async () => {
    const queue = app.runtime.services.queues.get('notes.write-many')!;
    const actor = serviceActor('test', []);
    const submit = (text: string) => queue.submit({ input: { text }, actor, requestId: 'r' });
    const failing = Promise.allSettled(Array.from({ length: 110 }, () => submit('a\u0000b')));
    expect((await failing).map((call) => call.status)).toEqual(Array(110).fill('rejected'));
    expect(await submit('after')).toMatchObject({ ok: true });
    expect(await count()).toBe(1);
  });

  it('gathers concurrent calls into few transactions and refuses when it is full', async () => {
    const queue = app.runtime.services.queues.get('notes.write-many')!;
    const actor = serviceActor('test', []);
    const submit = (n: number) => queue.submit({ input: { text: `n${n}` }, actor, requestId: 'r' });
    const calls = await Promise.allSettled(Array.from({ length: 160 }, (_, n) => submit(n)));
    expect(calls.filter((call) => call.status === 'fulfilled')).toHaveLength(150);
    expect(calls.at(-1)).toMatchObject({ status: 'rejected', reason: { code: 'BUSY' } });
    expect(await count()).toBe(150);
    expect(queue.length).toBe(0);
  });

  it('takes a list whole and in order, or none of it when it does not fit', async () => {
    const queue = app.runtime.services.queues.get('notes.number')!;
    const list = (size: number) => queue.submitAll(Array.from({ length: size }, (_, n) => (
      { input: { text: `${size}: ${n}` }, actor: serviceActor('test', []), requestId: 'r' })));
    const [first, tooMany, third] = await Promise.allSettled([list(300), list(201), list(200)]);
    expect(tooMany).toMatchObject({ status: 'rejected', reason: { code: 'BUSY' } });
    const numbers = [first, third].flatMap((call) => (call!.status === 'fulfilled'
      ? call.value.map((outcome) => outcome.ok && outcome.value.number) : []));
    expect(numbers).toEqual(Array.from({ length: 500 }, (_, n) => n + 1));
  });
});
