import { Sql } from '../../subgraphs/kernel/database/sql.ts';
import { lockMerges } from '../../subgraphs/kernel/merges/merge-locks.ts';
import { until } from '../kit/until.ts';
import type { TestSubgraph } from '../kit/subgraph.ts';

/**
 * Lets `work` wait for a lock while its member is merged: somebody holds the room's merge lock and the
 * rows named by `locking`, the merge queues first, the work behind it; then the way is free.
 */
export async function whileMerging<Value>(
  room: TestSubgraph, steps: {
    locking?(sql: Sql): Promise<unknown>; merge(): Promise<unknown>; work(): Promise<Value>;
  },
): Promise<Value> {
  const [held, free] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const holder = room.sql.kysely.transaction().execute(async (transaction) => {
    const sql = new Sql(transaction);
    await lockMerges(sql);
    await steps.locking?.(sql);
    held.resolve();
    await free.promise;
  });
  await held.promise;
  const merging = steps.merge();
  await until(async () => await waiting(room) === 1, 10_000, 'the merge at the lock');
  const working = steps.work();
  await until(async () => await waiting(room) === 2, 10_000, 'the work behind it');
  free.resolve();
  await Promise.all([holder, merging]);
  return working;
}

/** Sessions of this room's database that wait for any lock; rows waited for name no database. */
const waiting = async (room: TestSubgraph): Promise<number> => (await room.sql.one<{ n: number }>`
  select count(distinct pid)::int as n from pg_locks where not granted and pid in (
    select pid from pg_locks where database = (
      select oid from pg_database where datname = current_database()))`).n;
