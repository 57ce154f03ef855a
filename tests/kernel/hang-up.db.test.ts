import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';
import pg from 'pg';
import pino from 'pino';
import { defineCommand } from '../../subgraphs/kernel/commands/command.ts';
import type { BatchRead } from '../../subgraphs/kernel/graph/context.ts';
import { newId } from '../../subgraphs/kernel/ids.ts';
import { accepted } from '../../subgraphs/kernel/outcome.ts';
import type { RequestContext } from '../../subgraphs/kernel/port.ts';
import { createHttpPort } from '../../subgraphs/kernel/server/http-port.ts';
import { serveSubgraph } from '../../subgraphs/kernel/server/http-server.ts';
import { signHop } from '../../subgraphs/kernel/signed-actor.ts';
import { operator, person, startTestSubgraph, type TestSubgraph } from '../kit/subgraph.ts';
import { notes, writeNote, writeNotes } from './notebook.ts';

let app: TestSubgraph;
beforeAll(async () => { app = await startTestSubgraph(notes); });
afterAll(() => app.stop());
beforeEach(() => app.sql.run`delete from note`);

const reader = operator('notes:read', 'notes:write');
const restricted = person('018cc251-f400-7aaa-8aaa-000000000001', 'notes:read');

/** A read of two statements whose caller hangs up between them. */
const leaving = (controller: AbortController): BatchRead<string, number> => async (sql, keys) => {
  await sql.all`select 1`;
  controller.abort();
  await sql.all`select 2`;
  return keys.map(() => 0);
};

function openContext(actor: RequestContext['actor']) {
  const controller = new AbortController();
  const context = app.runtime.context(
    { requestId: 'r', actor, deadlineAt: Date.now() + 10_000, signal: controller.signal });
  return { controller, context };
}

const CANCELLED = { extensions: { code: 'CANCELLED' } };

describe('inside a subgraph, when the caller hangs up', () => {
  // A restricted actor's reads open a transaction: one statement more.
  it.each([['head office', reader, 1], ['a restricted actor', restricted, 2]] as const)(
    'no further statement is begun for %s, and the session is closed', async (_who, actor, sent) => {
      const { controller, context } = openContext(actor);
      const count = await app.countStatements(async () => {
        await expect(context.load(leaving(controller), 'x')).rejects.toMatchObject(CANCELLED);
        await expect(context.load(async () => [1], 'y')).rejects.toMatchObject(CANCELLED);
        await expect(context.sql().then((sql) => sql.all`select 3`)).rejects
          .toMatchObject(CANCELLED);
        await context.close();
      });
      expect(count).toBe(sent);
      expect(await openTransactions()).toBe(0);
    });

  it('no resolver and no command is begun', async () => {
    const { controller, context } = openContext(reader);
    controller.abort();
    const count = await app.countStatements(async () => {
      const answer = await app.runtime.port.execute({
        document: parse('mutation { writeNote(input: { text: "x", idempotencyKey: "k" })'
          + ' { note { id } } }'), context: context.request,
      });
      expect(answer).toMatchObject({ errors: [CANCELLED] });
      await expect(context.run(writeNote, { text: 'x' })).rejects.toMatchObject(CANCELLED);
      await expect(context.submit(writeNotes, { text: 'x' })).rejects.toMatchObject(CANCELLED);
    });
    expect(count).toBe(0);
  });

  it('a command that has begun is finished', async () => {
    const { controller, context } = openContext(reader);
    const hangingUp = defineCommand<{ text: string }, { id: string }, never>({
      name: 'notes.hang-up',
      execute: async (tx, input) => {
        controller.abort();
        const id = newId(tx.now);
        await tx.sql.run`insert into note (id, text) values (${id}, ${input.text})`;
        return accepted({ id });
      },
    });
    expect(await context.run(hangingUp, { text: 'whole' })).toMatchObject({ ok: true });
    expect(await app.sql.all`select text from note`).toEqual([{ text: 'whole' }]);
  });
});

describe('over HTTP, when the connection ends', () => {
  it('the subgraph learns of it, finishes the statement in hand and lets go', async () => {
    const arrived = Promise.withResolvers<RequestContext>();
    const secret = 'a secret of this test';
    const runtime = { ...app.runtime, context: (request: RequestContext) => {
      arrived.resolve(request);
      return app.runtime.context(request);
    } };
    const server = await serveSubgraph(runtime, {
      port: 0, host: '127.0.0.1', secret, log: pino({ level: 'silent' }) });
    const port = createHttpPort({ name: 'notes', url: server.url,
      sign: (context, body) => signHop(secret, context, 'notes', body) });
    const holder = new pg.Client({ connectionString: app.runtime.database.url });
    await holder.connect();
    await holder.query('begin; lock table notes.note in access exclusive mode');
    const controller = new AbortController();
    const asked = port.execute({ document: parse('{ notes { id } }'), context: {
      requestId: 'r', actor: restricted, deadlineAt: Date.now() + 10_000, signal: controller.signal,
    } });
    const { signal } = await arrived.promise;
    const gone = new Promise((resolve) => { signal!.addEventListener('abort', resolve); });
    controller.abort();
    await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
    await gone;
    await holder.query('rollback');
    await holder.end();
    await port.close();
    await server.close();
    // The pool hands out each connection again, so none is still in the transaction.
    expect(await openTransactions()).toBe(0);
  });
});

async function openTransactions(): Promise<number> {
  const row = await app.sql.one<{ count: bigint }>`select count(*) as count from pg_stat_activity
    where datname = current_database() and state = 'idle in transaction'`;
  return Number(row.count);
}
