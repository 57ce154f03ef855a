import { askDatabase } from './brand.ts';

/** What each table takes with its indexes, by `schema.table`; the parts of a partitioned one together. */
export async function sizesOf(url: string): Promise<Map<string, number>> {
  const rows = await askDatabase<{ name: string; bytes: string }>(url, `
    select n.nspname || '.' || coalesce(whole.relname, c.relname) as name,
      sum(pg_total_relation_size(c.oid))::text as bytes
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    left join pg_inherits i on i.inhrelid = c.oid left join pg_class whole on whole.oid = i.inhparent
    where c.relkind = 'r' and n.nspname !~ '^(pg_|information_schema)' group by 1`);
  return new Map(rows.map(({ name, bytes }) => [name, Number(bytes)]));
}

/** What grew between two looks, the most first, shared out among `count` things. */
export function growthEach(
  before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>, count: number,
): { name: string; bytes: number }[] {
  return [...after].map(([name, bytes]) => (
    { name, bytes: Math.round((bytes - (before.get(name) ?? 0)) / count) }))
    .filter(({ bytes }) => bytes !== 0)
    .sort((a, b) => b.bytes - a.bytes);
}
