import type { Sql } from '../../kernel/database/sql.ts';
import type { Home } from '../domain/home-value.ts';

export interface KnownMember {
  readonly memberId: string;
  readonly region: string | null;
}

/**
 * Makes sure of these ids and locks them in order: before their orders, as everybody does. Whose region is
 * told here for the first time keeps it.
 */
export async function lockMembers(
  sql: Sql, ids: Iterable<string>, told: ReadonlyMap<string, Home> = new Map(),
): Promise<Map<string, KnownMember>> {
  const all = [...new Set(ids)].sort();
  if (all.length === 0) return new Map();
  const homes = all.map((id) => told.get(id) ?? null);
  const rows = await sql.all<{ member_id: string; region: string | null }>`
    insert into known_member as m (member_id, region, programme, currency)
    select * from unnest(${all}::uuid[], ${homes.map((home) => home?.region ?? null)}::text[],
      ${homes.map((home) => home?.programme ?? null)}::text[],
      ${homes.map((home) => home?.currency ?? null)}::text[])
    on conflict (member_id) do update set region = coalesce(m.region, excluded.region),
      programme = coalesce(m.programme, excluded.programme),
      currency = coalesce(m.currency, excluded.currency)
    returning m.member_id, m.region`;
  return new Map(rows.map((row) => [row.member_id, { memberId: row.member_id, region: row.region }]));
}
