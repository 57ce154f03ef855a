import { columnsOf } from '../../kernel/database/table-rows.ts';
import type { NewRowOf, RowOf } from '../../kernel/database/define-table.ts';
import type { Tx } from '../../kernel/commands/command.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import { localDay } from '../../kernel/business-day.ts';
import { readCodebook } from '../../words/read-codebook.ts';
import type { PlanRules } from '../domain/policy.ts';
import { planPolicies } from './policies.ts';
import { goldPlanTable } from './tables/gold-plan.table.ts';
import { planCouponTable } from './tables/plan-coupon.table.ts';
import { planPostingTable } from './tables/plan-posting.table.ts';

export type PlanRow = RowOf<typeof goldPlanTable>;
export type PostingRow = RowOf<typeof planPostingTable>;
export type CouponRow = RowOf<typeof planCouponTable>;

/** A plan for a change: whoever changes it waits for the others. */
export function lockPlan(sql: Sql, id: string): Promise<PlanRow | null> {
  return sql.maybe<PlanRow>`select ${columnsOf(goldPlanTable)} from gold_plan where id = ${id} for update`;
}

/** With the others of its member, in their order: what a plan brings depends on them, and two may begin at once. */
export async function lockPlanAmongOwn(sql: Sql, id: string): Promise<PlanRow | null> {
  await sql.run`select 1 from gold_plan where member_id = (select member_id from gold_plan where id = ${id})
    order by opened_at, id for update`;
  return lockPlan(sql, id);
}

/** Everything of the member at once, in one order, so that two purchases never share what is there. */
export function lockPlansOf(sql: Sql, memberId: string): Promise<PlanRow[]> {
  return sql.all<PlanRow>`select ${columnsOf(goldPlanTable)} from gold_plan where member_id = ${memberId}
    order by opened_at, id for update`;
}

/** The numbers a plan goes by. */
export async function rulesOf(sql: Sql, version: number): Promise<PlanRules> {
  return (await planPolicies.all(sql)).find((policy) => policy.version === version)!.rules;
}

/** 'YYYY-MM-DD' of the region at that moment. */
export async function dayOf(sql: Sql, region: string, at: Date): Promise<string> {
  const { year, month, day } = localDay(at, (await readCodebook(sql)).zoneOf(region, at));
  return [year, String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
}

export async function writePosting(tx: Tx, row: NewRowOf<typeof planPostingTable>): Promise<void> {
  await tx.sql.insertInto(planPostingTable, [{ ...row, tenantId: tx.actor.tenantId ?? null }]);
}

/** What the ledger made of a plan; answers it with its version from now on. */
export async function savePlan(tx: Tx, plan: PlanRow): Promise<PlanRow> {
  await tx.sql.run`update gold_plan set state = ${plan.state}, counted_from = ${plan.countedFrom},
      paid_since = ${plan.paidSince}, paid = ${plan.paid}, principal_minor = ${plan.principalMinor},
      metal_mg = ${plan.metalMg}, matured_at = ${plan.maturedAt}, closed_at = ${plan.closedAt},
      version = ${plan.version + 1}
    where id = ${plan.id}`;
  return { ...plan, version: plan.version + 1 };
}

/** Coupons of these plans that may be used on that day, locked. */
export function usableCoupons(sql: Sql, planIds: readonly string[], day: string): Promise<CouponRow[]> {
  return sql.all<CouponRow>`select ${columnsOf(planCouponTable)} from plan_coupon
    where plan_id = any(${[...planIds]}::uuid[]) and used_by is null and withdrawn_at is null
      and ends_on >= ${day}::date order by id for update`;
}
