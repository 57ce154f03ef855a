import { sql as fragment } from 'kysely';
import { decimalsOf } from '../../kernel/money.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import { readCodebook } from '../../words/read-codebook.ts';
import { scoresByThresholds } from '../domain/rfm.ts';
import type { MemberInsight } from '../graphql/insight.type.ts';
import { measuresOf, momentsOf } from '../persistence/moments.ts';
import { insightPolicyAt } from '../persistence/policies.ts';
import { readSurvivors } from '../persistence/read-survivors.ts';
import { insightView, type MeasuredRow } from './insight-view.ts';

export interface InsightKey { readonly memberId: string; readonly at: Date }

/** As of the asking, by whichever of a member's ids; null for whom there is nothing to know. */
export async function memberInsights(sql: Sql, keys: readonly InsightKey[]): Promise<(MemberInsight | null)[]> {
  const { at } = keys[0]!;
  const ids = keys.map(({ memberId }) => memberId);
  const policy = await insightPolicyAt(sql, at);
  const moments = momentsOf(await readCodebook(sql), at, policy.rules);
  const living = await readSurvivors(sql, ids);
  const own = fragment`member_id = any(${[...new Set(living)]}::uuid[])`;
  const rows = await sql.all<MeasuredRow>`
    select m.*, f.net_orders, f.returned_orders, f.net_minor, f.first_at, f.last_at, f.gap_days,
      f.margin_classes, f.channel_ids::text[] as channel_ids, f.outlet_ids::text[] as outlet_ids
    from ${measuresOf(moments, own)} m join member_fact f using (member_id)`;
  const views = new Map(rows.map((row) => [row.member_id, insightView(row, policy, row.days === null ? null
    : scoresByThresholds({ days: row.days, orders: row.rfm_orders, minor: row.rfm_minor }, policy.rules,
      decimalsOf(row.currency)))]));
  return living.map((id) => views.get(id) ?? null);
}
