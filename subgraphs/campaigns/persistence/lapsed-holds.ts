import { sql as fragment } from 'kysely';
import type { Sql } from '../../kernel/database/sql.ts';

/** What lapsed of some drops: the oldest of each, and of which drops there is, perhaps, more. */
export interface Lapsed {
  readonly claimIds: readonly string[];
  readonly fullDropIds: readonly string[];
}

/** Of each drop at most so many, the oldest first. */
export async function lapsedOfDrops(sql: Sql, most: ReadonlyMap<string, number>, now: Date): Promise<Lapsed> {
  const rows = await sql.all<{ id: string; drop_id: string }>`
    select c.id, d.id as drop_id from unnest(${[...most.keys()]}::uuid[], ${[...most.values()]}::int[]) as d(id, most)
    cross join lateral (select id from claim
      where drop_id = d.id and state in ('reserving', 'claimed') and hold_expires_at <= ${now}
      order by hold_expires_at, id limit d.most) c`;
  const byDrop = Map.groupBy(rows, (row) => row.drop_id);
  return {
    claimIds: rows.map((row) => row.id),
    fullDropIds: [...most].filter(([id, limit]) => (byDrop.get(id)?.length ?? 0) >= limit).map(([id]) => id),
  };
}

/** Of all drops, whichever they are of. */
export async function lapsedOfAll(sql: Sql, limit: number, now: Date): Promise<string[]> {
  const rows = await sql.all<{ id: string }>`select id from claim
    where state in ('reserving', 'claimed') and hold_expires_at <= ${now}
    order by hold_expires_at, id limit ${limit}`;
  return rows.map((row) => row.id);
}

/** Claims by their ids, or all that these members have on the drops. */
export type OwnClaims = { readonly ids: readonly string[] } | { readonly memberIds: readonly string[] };

/** Of these drops all that is the callers' own. */
export async function lapsedOfOwn(
  sql: Sql, dropIds: readonly string[], own: OwnClaims, now: Date,
): Promise<string[]> {
  const theirs = 'ids' in own
    ? fragment`id = any(${own.ids}::uuid[])` : fragment`member_id = any(${own.memberIds}::uuid[])`;
  const rows = await sql.all<{ id: string }>`select id from claim
    where drop_id = any(${[...dropIds]}::uuid[]) and ${theirs}
      and state in ('reserving', 'claimed') and hold_expires_at <= ${now}`;
  return rows.map((row) => row.id);
}
