import type { Sql } from '../../kernel/database/sql.ts';
import { readSurvivors } from '../persistence/read-survivors.ts';
import type { MonthlyInsight } from '../graphql/insight.type.ts';

interface Row {
  member_id: string; month: string; policy_version: number; lifecycle: string; frequency_class: string | null;
  recency: number | null; frequency: number | null; monetary: number | null; segment: string | null;
  potential: string | null;
}

export interface MonthsKey { readonly memberId: string; readonly first: number }

/** How members stood at the ends of months, the newest first; of nobody who refused profiling. */
export async function monthlyInsights(sql: Sql, keys: readonly MonthsKey[]): Promise<MonthlyInsight[][]> {
  const ids = await readSurvivors(sql, keys.map(({ memberId }) => memberId));
  const most = Math.max(...keys.map(({ first }) => first));
  const rows = await sql.all<Row>`select month.* from member_fact f cross join lateral (
      select member_id, month::text, policy_version, lifecycle, frequency_class, recency, frequency, monetary, segment,
        potential
      from member_month m where m.member_id = f.member_id order by m.month desc limit ${most}) month
    where f.member_id = any(${[...new Set(ids)]}::uuid[])`;
  const byMember = Map.groupBy(rows, (row) => row.member_id);
  return ids.map((id, place) => (byMember.get(id) ?? []).slice(0, keys[place]!.first).map(viewOf));
}

function viewOf({ month, policy_version: policyVersion, lifecycle, ...row }: Row): MonthlyInsight {
  const { recency, frequency, monetary, segment } = row;
  const isScored = recency !== null && frequency !== null && monetary !== null && segment !== null;
  return {
    month: month.slice(0, 7), policyVersion, lifecycle, frequency: row.frequency_class, potential: row.potential,
    rfm: isScored ? { recency, frequency, monetary, segment, code: `${recency}${frequency}${monetary}` } : null,
  };
}
