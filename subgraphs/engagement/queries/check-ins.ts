import type { Sql } from '../../kernel/database/sql.ts';
import { byKey } from './by-key.ts';

export interface CheckInView {
  readonly day: string; readonly checkedInAt: Date; readonly streak: number; readonly points: number;
  readonly streakPoints: number;
}

type Row = CheckInView & { readonly id: string };

export async function checkInsById(sql: Sql, ids: readonly string[]): Promise<(CheckInView | null)[]> {
  const rows = await sql.all<Row>`select id, business_day as day, checked_in_at as "checkedInAt", streak, points,
    streak_points as "streakPoints" from check_in where id = any(${[...ids]}::uuid[])`;
  const known = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => known.get(id) ?? null);
}

export interface FewKey { readonly memberId: string; readonly first: number }

/** The newest of each member, by whichever of its ids it is asked. */
export async function checkInsOf(sql: Sql, keys: readonly FewKey[]): Promise<CheckInView[][]> {
  const rows = await sql.all<CheckInView & { nth: bigint }>`
    select k.nth, c.business_day as day, c.checked_in_at as "checkedInAt", c.streak, c.points,
      c.streak_points as "streakPoints"
    from unnest(${keys.map(({ memberId }) => memberId)}::uuid[], ${keys.map(({ first }) => first)}::int[])
      with ordinality as k(member_id, few, nth)
    left join person_merge m on m.merged_id = k.member_id
    cross join lateral (select * from check_in
      where member_id = case when m.survivor_id is null then k.member_id else m.survivor_id end and double_by is null
      order by business_day desc limit k.few) c
    order by k.nth, c.business_day desc`;
  return byKey(keys, rows);
}
