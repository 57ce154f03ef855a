import type { Pool, PoolClient } from 'pg';

/** Either a pool or the client of an open transaction. */
export type Queryable = Pick<PoolClient, 'query'>;

/** Where work happens: in a transaction of its own, or in the one its caller has opened. */
export interface Workplace {
  readonly pool: Pool;
  readonly transaction?: PoolClient;
}

export function joinTransaction<T>(
  { pool, transaction }: Workplace, work: (client: PoolClient) => Promise<T>,
): Promise<T> {
  return transaction ? work(transaction) : inTransaction(pool, work);
}

export async function inTransaction<T>(
  pool: Pool, work: (client: PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}
