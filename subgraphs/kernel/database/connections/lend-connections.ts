import type { Socket } from 'node:net';
import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type pg from 'pg';
import type { Lender } from './connection-budget.ts';
import { KEPT_PLAN, planNameOf } from './kept-plans.ts';

/**
 * The pool as Kysely uses it; `prepare` is called once with each connection. Kysely gives a connection
 * back after its transaction has ended, and never when even the rollback failed; a connection that is lost
 * in a transaction would be missing in the pool for ever, and after ten of them nobody would get one. So
 * what is lost is given back here.
 */
export function lendConnections(
  pool: pg.Pool, lender: Lender, prepare: (client: pg.PoolClient) => void,
): PostgresPool {
  return {
    connect: async () => {
      const client = await lender.connect();
      if (!prepared.has(client)) {
        prepared.add(client);
        prepare(client);
      }
      const giveBack = client.release.bind(client);
      let lent = true;
      const release = (broken?: boolean): void => {
        if (!lent) return;
        lent = false;
        client.off('end', lost);
        giveBack(broken);
        lender.back();
      };
      const lost = (): void => release(true);
      client.once('end', lost);
      client.release = release;
      return client as PostgresPoolClient;
    },
    end: () => pool.end(),
    options: pool.options,
  } as PostgresPool;
}

const prepared = new WeakSet<pg.PoolClient>();

/** How a reader under row-level security begins: nobody waits for it alone. */
export const BEGINS_READING = 'start transaction read only';
const NOTHING = Promise.resolve({ command: 'BEGIN', rowCount: null, rows: [] });

/**
 * Kysely knows no prepared statements: what is marked is named here, on its way to the driver. And it waits for
 * each answer before it sends the next: a reader's beginning is sent on without waiting, its first statement
 * right behind it, in one write. What was read counts only when the reader had begun: else it was read as the owner.
 */
export function prepareClient(client: pg.PoolClient): void {
  const send = client.query.bind(client) as (...args: unknown[]) => Promise<unknown>;
  const wire = heldWrites(client);
  const query = (...args: unknown[]): Promise<unknown> => {
    const answer = send(...args);
    wire.letGo();
    return answer;
  };
  let begun: Promise<unknown> | null = null;
  const begin = (text: string): void => {
    wire.hold();
    const beginning = send(text).then(() => { if (begun === beginning) begun = null; });
    beginning.catch(() => undefined);
    begun = beginning;
  };
  client.query = ((text: unknown, values: unknown, ...more: unknown[]) => {
    if (typeof text === 'string' && text.startsWith(BEGINS_READING)) {
      begin(text);
      return NOTHING;
    }
    const name = typeof text === 'string' && text.startsWith(KEPT_PLAN) ? planNameOf(text) : null;
    const answer = name === null ? query(text, values, ...more) : query({ name, text, values });
    if (begun === null) return answer;
    if (text !== 'rollback') return whenBegun(begun, answer);
    begun = null;
    return answer;
  }) as typeof client.query;
}

/**
 * A write to the database's process is the dearest part of a small statement, and wakes it each time. What is
 * held goes out together with what comes next, at the latest at the end of this turn.
 */
function heldWrites(client: pg.PoolClient): { hold(): void; letGo(): void } {
  const { stream } = (client as unknown as { connection: { stream: Socket } }).connection;
  let isHeld = false;
  const letGo = (): void => {
    if (!isHeld) return;
    isHeld = false;
    stream.uncork();
  };
  return {
    hold: () => {
      if (isHeld) return;
      isHeld = true;
      stream.cork();
      setImmediate(letGo);
    },
    letGo,
  };
}

/** What hindered the beginning is told first: whatever came behind it failed of that. */
function whenBegun(begun: Promise<unknown>, answer: Promise<unknown>): Promise<unknown> {
  answer.catch(() => undefined);
  return begun.then(() => answer);
}
