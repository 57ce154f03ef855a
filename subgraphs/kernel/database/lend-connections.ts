import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type pg from 'pg';

/**
 * The pool as Kysely uses it. Kysely gives a connection back after its transaction has ended, and
 * never when even the rollback failed; a connection that is lost in a transaction would be missing in
 * the pool for ever, and after ten of them nobody would get one. So what is lost is given back here.
 */
export function lendConnections(pool: pg.Pool): PostgresPool {
  return {
    connect: async () => {
      const client = await pool.connect();
      const giveBack = client.release.bind(client);
      let lent = true;
      const release = (broken?: boolean): void => {
        if (!lent) return;
        lent = false;
        client.off('end', lost);
        giveBack(broken);
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
