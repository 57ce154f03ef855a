import type { Sql } from '../../../kernel/database/sql.ts';
import type { Counted, Extra } from '../../domain/benefits/count.ts';

/** A benefit of a member in one year, and how many of it the tier gives. */
export interface CountQuestion {
  readonly memberId: string;
  readonly benefitId: string;
  readonly year: number;
  readonly perYear: number | null;
}

interface Row { place: number; used: number; extras: Extra[] }

/** What was used of each, and what was bought or given beside, in one statement. */
export async function readCounted(sql: Sql, asked: readonly CountQuestion[]): Promise<Counted[]> {
  if (asked.length === 0) return [];
  const rows = await sql.all<Row>`
    select q.place::int as place,
      (select count(*)::int from entitlement_use u where u.member_id = q.member_id and u.benefit_id = q.benefit_id
        and u.year = q.year and u.extra_id is null and u.state <> 'cancelled') as used,
      coalesce((select jsonb_agg(jsonb_build_object('id', e.id, 'left', e.left_over, 'until', e.until_day))
        from entitlement_extra e where e.member_id = q.member_id and e.benefit_id = q.benefit_id
          and e.state = 'active' and e.left_over > 0), '[]'::jsonb) as extras
    from unnest(${asked.map((each) => each.memberId)}::uuid[], ${asked.map((each) => each.benefitId)}::uuid[],
      ${asked.map((each) => each.year)}::int[]) with ordinality as q (member_id, benefit_id, year, place)`;
  const byPlace = new Map(rows.map((row) => [row.place, row]));
  return asked.map(({ perYear }, index) => {
    const { used, extras } = byPlace.get(index + 1)!;
    return { perYear, used, extras };
  });
}
