import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Sql } from '../../subgraphs/kernel/database/sql.ts';
import { newId } from '../../subgraphs/kernel/ids.ts';
import { defineCommand } from '../../subgraphs/kernel/commands/command.ts';
import { accepted } from '../../subgraphs/kernel/outcome.ts';
import { startTestSubgraph, tenant, type TestSubgraph } from '../kit/subgraph.ts';
import { notes, writeNote } from './notebook.ts';

/** More often than the pool has connections. */
const TIMES = 15;

let app: TestSubgraph;
let killer: pg.Client;
beforeAll(async () => {
  app = await startTestSubgraph(notes);
  killer = new pg.Client({ connectionString: app.runtime.database.url });
  await killer.connect();
});
afterAll(async () => {
  await killer.end();
  await app.stop();
});

async function endConnection(sql: Sql): Promise<void> {
  const { pid } = await sql.one<{ pid: number }>`select pg_backend_pid() as pid`;
  const { rows } = await killer.query('select pg_terminate_backend($1, 10000) as ended', [pid]);
  expect(rows).toEqual([{ ended: true }]);
}

const suicide = defineCommand<null, null, never>({
  name: 'notes.suicide',
  execute: async (tx) => {
    await endConnection(tx.sql);
    await tx.sql.run`select 1`;
    return accepted(null);
  },
});

describe('a connection that is lost', () => {
  it('in a command is not missing in the pool', async () => {
    for (let time = 0; time < TIMES; time += 1) {
      await expect(app.run(suicide, null)).rejects.toThrow();
    }
    expect(await app.run(writeNote, { text: 'still here' })).toMatchObject({ ok: true });
  });

  it('between two statements of a reader neither, and what was read stays answered', async () => {
    for (let time = 0; time < TIMES; time += 1) {
      const session = await app.runtime.database.readSession(tenant(newId()));
      await endConnection(session.sql);
      await session.close();
    }
    expect(await app.sql.one`select 1 as one`).toEqual({ one: 1 });
  });

  it('while a reader begins neither', async () => {
    const actor = { ...tenant(newId()), personId: 'no uuid' };
    for (let time = 0; time < TIMES; time += 1) {
      const session = await app.runtime.database.readSession(actor);
      await expect(session.sql.one`select 1 as one`).rejects.toThrow('uuid');
      await session.close();
    }
    expect(await app.sql.one`select 1 as one`).toEqual({ one: 1 });
  });

  it('nor is anything read as the owner by a reader who never began', async () => {
    // Not even its first statement is understood: what is sent behind it meets no transaction.
    const now = { toISOString: () => '\0' } as Date;
    for (let time = 0; time < TIMES; time += 1) {
      const session = await app.runtime.database.readSession(tenant(newId()), now);
      for (let statement = 0; statement < 2; statement += 1) {
        await expect(session.sql.one`select current_user as name`).rejects.toThrow();
      }
      await session.close();
    }
    expect(await app.sql.one`select 1 as one`).toEqual({ one: 1 });
  });
});

describe('readers that also write', () => {
  it('do not wait for each other for ever, however many there are', async () => {
    const outcomes = await Promise.all(Array.from({ length: 5 * TIMES }, async (_, index) => {
      const session = await app.runtime.database.readSession(tenant(newId()));
      try {
        await session.sql.one`select 1 as one`;
        return await app.run(writeNote, { text: `of reader ${index}` });
      } finally {
        await session.close();
      }
    }));
    expect(outcomes.every(({ ok }) => ok)).toBe(true);
  });

  it('open nothing any more once their request is over', async () => {
    const context = app.runtime.context(
      { requestId: 'r', actor: tenant(newId()), deadlineAt: Date.now() + 60_000 });
    await context.sql();
    await context.close();
    await context.sql();
    await context.end();
    await expect(context.sql()).rejects.toMatchObject({ code: 'DEADLINE_EXCEEDED' });
  });
});
