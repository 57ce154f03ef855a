import { sql } from 'kysely';
import { arrayText, type Sql } from '../../kernel/database/sql.ts';

/** Many rows in one update; `columns` are column → PostgreSQL type, `key` is one of them. */
export async function updateRows<Row extends object>(
  db: Sql, table: string, key: readonly (keyof Row & string)[],
  columns: { readonly [K in keyof Row & string]: string }, rows: readonly Row[],
): Promise<void> {
  if (rows.length === 0) return;
  const names = Object.keys(columns) as (keyof Row & string)[];
  const arrays = names.map((name) =>
    sql`${arrayText(rows.map((row) => row[name]))}::${sql.raw(columns[name])}[]`);
  const changed = names.filter((name) => !key.includes(name));
  await sql`update ${sql.raw(table)} t
    set ${sql.raw(changed.map((name) => `${name} = u.${name}`).join(', '))}
    from unnest(${sql.join(arrays)}) as u (${sql.raw(names.join(', '))})
    where ${sql.raw(key.map((name) => `t.${name} = u.${name}`).join(' and '))}`.execute(db.kysely);
}
