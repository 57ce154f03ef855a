import pg from 'pg';
import { SUBGRAPHS } from '../../../subgraphs/all.ts';

export interface Fingerprint {
  /** Table → count and sum of the transactions that wrote its rows: any change shows. */
  take(): Promise<Record<string, string>>;
  close(): Promise<void>;
}

/** All tables of all subgraphs; what the queue keeps for itself is not counted. */
export async function openFingerprint(
  url: string, ignored: readonly string[] = [],
): Promise<Fingerprint> {
  // Workers for a hundred small tables take longer to start than the tables to read.
  const client = new pg.Client({ connectionString: url,
    options: '-c max_parallel_workers_per_gather=0 -c jit=off' });
  await client.connect();
  const { rows } = await client.query<{ name: string }>(`select format('%I.%I', schemaname, relname)
    as name from pg_stat_user_tables where schemaname = any($1)
    and not exists (select 1 from pg_inherits i where i.inhrelid = relid) order by 1`,
  [[...SUBGRAPHS.map(({ name }) => name), 'identity']]);
  const tables = rows.map((row) => row.name).filter((name) =>
    !ignored.some((word) => name.endsWith(`.${word}`)));
  if (tables.length < SUBGRAPHS.length * 5) throw new Error(`only ${tables.length} tables`);
  const statement = tables.map((name) =>
    `select '${name}' as name, count(*) || ':' || coalesce(sum(xmin::text::bigint), 0) as state
     from ${name}`).join(' union all ');
  return {
    take: async () => {
      const { rows: states } = await client.query<{ name: string; state: string }>(
        // Named, so that it is planned once: a hundred tables take longer to plan than to read.
        { name: 'fingerprint', text: statement });
      return Object.fromEntries(states.map((row) => [row.name, row.state]));
    },
    close: () => client.end(),
  };
}
