import pg from 'pg';
import type { TestGraph } from '../../kit/graph.ts';
import { until } from '../../kit/until.ts';

/** Waits until events are handled and every job that is due has run. */
export async function untilCalm(graph: TestGraph): Promise<void> {
  const client = new pg.Client({ connectionString: graph.databaseUrl });
  await client.connect();
  try {
    await until(async () => {
      await graph.settled();
      const { rows } = await client.query(`select count(*) as due from graphile_worker.jobs
        where run_at <= now() and attempts < max_attempts`);
      return Number(rows[0].due) === 0;
    }, 15_000, 'a calm house');
  } finally {
    await client.end();
  }
}
