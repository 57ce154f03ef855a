import pg from 'pg';
import { SUBGRAPHS } from '../../../subgraphs/all.ts';

export interface Fingerprint {
  /** Table → count and sum of the transactions that wrote its rows: any change shows. */
  take(): Promise<Record<string, string>>;
  close(): Promise<void>;
}

interface Table { readonly name: string; readonly isPartitioned: boolean; readonly counter: string }

/**
 * All tables of all subgraphs; what the queue keeps for itself is not counted.
 *
 * Each table has a counter that every statement moves that inserts, updates, deletes or truncates. A counter does
 * not go back with a transaction: where it stands still, nothing was even tried, and the table is not read again.
 * Where it moved, the table is read; while somebody is still writing, it is read again the next time, too.
 */
export async function openFingerprint(url: string, ignored: readonly string[] = []): Promise<Fingerprint> {
  // Workers for a hundred small tables take longer to start than the tables to read.
  const client = new pg.Client({ connectionString: url,
    options: '-c max_parallel_workers_per_gather=0 -c jit=off' });
  await client.connect();
  const tables = (await tablesOf(client)).filter(({ name }) => !ignored.some((word) => name.endsWith(`.${word}`)));
  if (tables.length < SUBGRAPHS.length * 5) throw new Error(`only ${tables.length} tables`);
  await watch(client, tables);
  const known = new Map<string, { moves: string; state: string }>();
  return {
    take: async () => {
      const moves = await movesOf(client, tables);
      const isWriting = await somebodyWrites(client);
      const moved = tables.filter(({ name, isPartitioned }, index) =>
        isPartitioned || known.get(name)?.moves !== moves[index]);
      const states = await statesOf(client, moved);
      tables.forEach(({ name }, index) => {
        const state = states.get(name) ?? known.get(name)!.state;
        known.set(name, { state, moves: isWriting ? 'not known' : moves[index]! });
      });
      return Object.fromEntries(tables.map(({ name }) => [name, known.get(name)!.state]));
    },
    close: () => client.end(),
  };
}

async function tablesOf(client: pg.Client): Promise<Table[]> {
  const { rows } = await client.query<Table>(`select format('%I.%I', s.schemaname, s.relname) as name,
      c.relkind = 'p' as "isPartitioned", format('fingerprint.moves_%s', c.oid) as counter
    from pg_stat_user_tables s join pg_class c on c.oid = s.relid where s.schemaname = any($1)
      and not exists (select 1 from pg_inherits i where i.inhrelid = s.relid) order by 1`,
  [[...SUBGRAPHS.map(({ name }) => name), 'identity']]);
  return rows;
}

async function watch(client: pg.Client, tables: readonly Table[]): Promise<void> {
  await client.query(`create schema if not exists fingerprint;
    create or replace function fingerprint.moved() returns trigger language plpgsql security definer as $$ begin
      perform nextval(tg_argv[0]::regclass); return null; end $$;
    ${tables.map(({ name, counter }) => `create unlogged sequence if not exists ${counter};
      create or replace trigger zz_fingerprint after insert or update or delete or truncate on ${name}
        for each statement execute function fingerprint.moved('${counter}');`).join('\n')}`);
}

async function movesOf(client: pg.Client, tables: readonly Table[]): Promise<string[]> {
  const values = [tables.map(({ counter }) => counter)];
  const { rows } = await client.query<{ moves: string }>({
    name: 'moves', values, text: `select coalesce(pg_sequence_last_value(counter), 0) as moves
      from unnest($1::text[]::regclass[]) with ordinality c(counter, place) order by place`,
  });
  return rows.map(({ moves }) => moves);
}

async function somebodyWrites(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query({ name: 'writes', text: `select exists (select from pg_stat_activity
    where datname = current_database() and backend_xid is not null) as "isWriting"` });
  return rows[0].isWriting;
}

async function statesOf(client: pg.Client, tables: readonly Table[]): Promise<Map<string, string>> {
  if (tables.length === 0) return new Map();
  const { rows } = await client.query<{ name: string; state: string }>(tables.map(({ name }) =>
    `select '${name}' as name, count(*) || ':' || coalesce(sum(xmin::text::bigint), 0) as state
     from ${name}`).join(' union all '));
  return new Map(rows.map(({ name, state }) => [name, state]));
}
