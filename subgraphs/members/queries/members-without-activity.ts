import type { Sql } from '../../kernel/database/sql.ts';

/** Which of these members are not yet known to have orders, or points. */
export async function membersWithoutActivity(
  sql: Sql, kind: 'orders' | 'points', memberIds: readonly string[],
): Promise<string[]> {
  const rows = await sql.all<{ id: string }>`
    select m.id from member m left join member_activity a
      on a.member_id = case when m.survivor_id is null then m.id else m.survivor_id end
    where m.id = any(${[...memberIds]}::uuid[])
      and not coalesce(case ${kind}::text when 'orders' then a.has_orders else a.has_points end, false)`;
  return rows.map(({ id }) => id);
}
