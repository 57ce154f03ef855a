import { PREFIX } from '../../../contracts/ids.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import { encodeId } from '../../../kernel/ids.ts';
import type { ChurnMonth, ChurnReason } from '../../graphql/churn/churn.type.ts';

type Row = Omit<ChurnReason, 'complaint'> & { memberId: string; complaintId: string | null };

/** The newest reasons of each member. */
export async function churnReasonsOf(
  sql: Sql, asked: readonly { memberId: string; first: number }[],
): Promise<ChurnReason[][]> {
  const most = Math.max(...asked.map(({ first }) => first));
  const rows = await sql.all<Row>`
    select m.id as "memberId", r.reason, r.text, r.source, r.complaint_id as "complaintId",
      r.recorded_at as "recordedAt", r.recorded_by as "recordedBy"
    from unnest(${[...new Set(asked.map(({ memberId }) => memberId))]}::uuid[]) as m (id)
    cross join lateral (select * from churn_reason c where c.member_id = m.id
      order by c.recorded_at desc, c.id desc limit ${most}) r`;
  const found = Map.groupBy(rows, ({ memberId }) => memberId);
  return asked.map(({ memberId, first }) => (found.get(memberId) ?? []).slice(0, first).map(
    ({ complaintId, ...row }) => (
      { ...row, complaintId: complaintId && encodeId(PREFIX.complaint, complaintId) })));
}

export interface ChurnReportAsked {
  readonly region: string;
  readonly zone: string;
  readonly year: number;
}

/** How many members of a region gave each reason in each month of its year. */
export async function churnMonths(sql: Sql, { region, zone, year }: ChurnReportAsked): Promise<ChurnMonth[]> {
  return sql.all<ChurnMonth>`
    select to_char(r.recorded_at at time zone ${zone}, 'YYYY-MM') as month, r.reason,
      count(distinct r.member_id)::int as members
    from churn_reason r join member m on m.id = r.member_id
    where r.recorded_at >= make_timestamptz(${year}::int, 1, 1, 0, 0, 0, ${zone})
      and r.recorded_at < make_timestamptz(${year}::int + 1, 1, 1, 0, 0, 0, ${zone}) and m.region = ${region}
    group by 1, 2 order by 1, 3 desc, 2`;
}
