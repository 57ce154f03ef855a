import { sql as part } from 'kysely';
import type { Sql } from '../../../kernel/database/sql.ts';

/**
 * Persons who are looked at, by their ids of today: their points of orders and grants stay pending until it is decided
 * (domain.md 3.11), whatever the clock says.
 */
export const LOOKED_AT = part`(select looked_at())::uuid[]`;

/** Which of these persons, by their ids of today, are looked at under any of their ids. */
export async function underReview(sql: Sql, memberIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (memberIds.length === 0) return new Set();
  const rows = await sql.all<{ member_id: string }>`
    select distinct coalesce(m.survivor_id, r.member_id) as member_id
    from member_review r left join person_merge m on m.merged_id = r.member_id
    where r.under_review and coalesce(m.survivor_id, r.member_id) = any(${[...memberIds]}::uuid[])`;
  return new Set(rows.map((row) => row.member_id));
}
