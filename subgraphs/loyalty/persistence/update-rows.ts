import { sql } from 'kysely';
import { arrayText, type Sql } from '../../kernel/database/sql.ts';

export const isSame = (a: unknown, b: unknown): boolean =>
  a === b || (a instanceof Date && b instanceof Date && a.getTime() === b.getTime());

/**
 * Many rows in one update; `columns` are column → PostgreSQL type, `key` is one of them. A column that none of the
 * rows changes stays out of it, and one with the same value in all of them travels once.
 */
export async function updateRows<Row extends object>(
  db: Sql, table: string, key: readonly (keyof Row & string)[],
  columns: { readonly [K in keyof Row & string]: string }, rows: readonly Row[],
  isChanged: (name: keyof Row & string, row: Row, place: number) => boolean = () => true,
): Promise<void> {
  const first = rows[0];
  if (!first) return;
  const names = Object.keys(columns) as (keyof Row & string)[];
  const changed = names.filter((name) => !key.includes(name)
    && rows.some((row, place) => isChanged(name, row, place)));
  if (changed.length === 0) return;
  const isOne = (name: keyof Row & string): boolean => rows.every((row) => isSame(row[name], first[name]));
  const once = new Set(changed.filter(isOne));
  const sent = [...key, ...changed.filter((name) => !once.has(name))];
  const textOf = (name: keyof Row & string, of: readonly Row[]) =>
    sql`${arrayText(of.map((row) => row[name]))}::${sql.raw(columns[name])}[]`;
  const set = changed.map((name) => (once.has(name)
    ? sql`${sql.raw(name)} = (${textOf(name, [first])})[1]` : sql`${sql.raw(`${name} = u.${name}`)}`));
  await sql`update ${sql.raw(table)} t set ${sql.join(set)}
    from unnest(${sql.join(sent.map((name) => textOf(name, rows)))}) as u (${sql.raw(sent.join(', '))})
    where ${sql.raw(key.map((name) => `t.${name} = u.${name}`).join(' and '))}`.execute(db.kysely);
}
