import { PREFIX } from '../../contracts/ids.ts';
import { columnsOf } from '../../kernel/database/table-rows.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import { encodeId } from '../../kernel/ids.ts';
import { moneyView } from '../../kernel/money.ts';
import { isShown, type Sight, type Teller } from '../domain/sight.ts';
import type { PlanCoupon, PlanPosting } from '../graphql/plans/gold-plan.type.ts';
import type { CouponRow, PostingRow } from '../persistence/plans.ts';
import { planCouponTable } from '../persistence/tables/plan-coupon.table.ts';
import { planPostingTable } from '../persistence/tables/plan-posting.table.ts';

/** The last 200 of each plan, the newest first. */
export async function postingsOf(
  sql: Sql, plans: readonly { id: string; currency: string; sees: Sight }[],
): Promise<PlanPosting[][]> {
  const rows = await sql.all<PostingRow & { isReversed: boolean }>`
    select p.*, exists (select 1 from plan_posting r where r.reverses = p.id) as "isReversed"
    from unnest(${plans.map(({ id }) => id)}::uuid[]) as t (plan)
    cross join lateral (select ${columnsOf(planPostingTable)} from plan_posting
      where plan_id = t.plan order by recorded_at desc, id desc limit 200) p`;
  const found = Map.groupBy(rows, ({ planId }) => planId);
  return plans.map(({ id, currency, sees }) => (found.get(id) ?? []).map((row) => ({
    id: encodeId(PREFIX.planPosting, row.id), kind: row.kind, nth: row.nth, at: row.at,
    reference: isShown(sees, row) ? row.reference : null,
    principal: moneyView(row.principalMinor, currency), coupons: moneyView(-row.couponCostMinor, currency),
    goldMilligrams: Number(row.memberMg), isReversed: row.isReversed,
  })));
}

/** Coupons of plans that were not withdrawn, at most 100 of each, as they stand on that day of the region. */
export async function couponsOf(
  sql: Sql, plans: readonly { id: string; today: string; sees: Sight }[],
): Promise<PlanCoupon[][]> {
  const rows = await sql.all<CouponRow & Teller & { usedFor: string | null }>`
    select c.*, p.reference as "usedFor", p.channel_id as "channelId", p.tenant_id as "tenantId"
    from unnest(${plans.map(({ id }) => id)}::uuid[]) as t (plan)
    cross join lateral (select ${columnsOf(planCouponTable)} from plan_coupon
      where plan_id = t.plan and withdrawn_at is null order by issued_at, id limit 100) c
    left join plan_posting p on p.id = c."usedBy"`;
  const found = Map.groupBy(rows, ({ planId }) => planId);
  return plans.map(({ id, today, sees }) => (found.get(id) ?? []).map((row) => ({
    id: encodeId(PREFIX.planCoupon, row.id), cause: row.cause, amount: moneyView(row.minor, row.currency),
    endsOn: row.endsOn, usedFor: isShown(sees, row) ? row.usedFor : null, isUsed: row.usedBy !== null,
    isUsable: row.usedBy === null && row.endsOn >= today,
  })));
}
