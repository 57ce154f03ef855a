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

/** Kysely knows no prepared statements: what is marked is named here, on its way to the driver. */
export function keepPlans(client: pg.PoolClient): void {
  const query = client.query.bind(client) as (...args: unknown[]) => unknown;
  client.query = ((text: unknown, values: unknown, ...more: unknown[]) => {
    const name = typeof text === 'string' && text.startsWith(KEPT_PLAN) ? planNameOf(text) : null;
    return name === null ? query(text, values, ...more) : query({ name, text, values });
  }) as typeof client.query;
}
