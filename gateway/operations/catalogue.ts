import type pg from 'pg';

/** A table as it is dumped: only columns that can be written back. */
export interface Table {
  readonly schema: string;
  readonly name: string;
  readonly owner: string;
  readonly columns: readonly string[];
}

/** The queue belongs to the house's truth: what it has not delivered yet is a consequence of a sale. */
const QUEUE = 'graphile_worker';
const QUEUE_TABLES = ['_private_tasks', '_private_job_queues', '_private_jobs',
  '_private_known_crontabs'];

const TABLES = `
  select n.nspname as schema, c.relname as name, pg_get_userbyid(c.relowner) as owner,
    array_agg(a.attname::text order by a.attnum) as columns
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    and a.attgenerated = ''
  where c.relkind in ('r', 'p') and not c.relispartition
    and (n.nspname = any($1::text[]) and c.relname <> 'migration'
      or n.nspname = $2 and c.relname = any($3::text[]))
  group by 1, 2, 3`;

const REFERENCES = `
  select distinct tn.nspname || '.' || t.relname as from_table, rn.nspname || '.' || r.relname as to_table
  from pg_constraint k join pg_class t on t.oid = k.conrelid
  join pg_namespace tn on tn.oid = t.relnamespace
  join pg_class r on r.oid = k.confrelid join pg_namespace rn on rn.oid = r.relnamespace
  where k.contype = 'f' and k.conrelid <> k.confrelid`;

export const nameOf = (table: Pick<Table, 'schema' | 'name'>): string =>
  `${table.schema}.${table.name}`;

export const quoted = (table: Pick<Table, 'schema' | 'name'>): string =>
  `"${table.schema}"."${table.name}"`;

/** Every table of these schemas and of the queue, each after those it refers to. */
export async function readTables(
  client: pg.ClientBase, schemas: readonly string[],
): Promise<Table[]> {
  const { rows } = await client.query<Table>(TABLES, [[...schemas], QUEUE, QUEUE_TABLES]);
  const references = await client.query<{ from_table: string; to_table: string }>(REFERENCES);
  const needs = new Map<string, string[]>();
  for (const { from_table: from, to_table: to } of references.rows) {
    needs.set(from, [...(needs.get(from) ?? []), to]);
  }
  const byName = new Map(rows.map((table) => [nameOf(table), table]));
  const ordered = new Set<Table>();
  const visit = (name: string, above: readonly string[]): void => {
    const table = byName.get(name);
    if (!table || ordered.has(table)) return;
    if (above.includes(name)) throw new Error(`tables refer to each other: ${name}`);
    for (const need of needs.get(name) ?? []) visit(need, [...above, name]);
    ordered.add(table);
  };
  for (const name of [...byName.keys()].sort()) visit(name, []);
  return [...ordered];
}

/** Schema → names of the migrations it has. */
export async function readMigrations(
  client: pg.ClientBase, schemas: readonly string[],
): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const schema of schemas) {
    const { rows } = await client.query<{ there: boolean }>(
      'select to_regclass($1) is not null as there', [`${schema}.migration`]);
    if (!rows[0]!.there) continue;
    const names = await client.query<{ name: string }>(
      `select name from "${schema}".migration order by name`);
    found[schema] = names.rows.map(({ name }) => name);
  }
  return found;
}
