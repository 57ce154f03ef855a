import { PREFIX } from '../../contracts/ids.ts';
import { columnsOf } from '../../kernel/database/table-rows.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import { encodeId } from '../../kernel/ids.ts';
import { moneyView } from '../../kernel/money.ts';
import type { GoldPlan } from '../graphql/plans/gold-plan.type.ts';
import type { PlanRow } from '../persistence/plans.ts';
import { goldPlanTable } from '../persistence/tables/gold-plan.table.ts';

export async function plansById(sql: Sql, ids: readonly string[]): Promise<(GoldPlan | null)[]> {
  const rows = await sql.all<PlanRow>`select ${columnsOf(goldPlanTable)} from gold_plan
    where id = any(${[...ids]}::uuid[])`;
  const byId = new Map(rows.map((row) => [row.id, planView(row)]));
  return ids.map((id) => byId.get(id) ?? null);
}

/** The newest 50 of each member, by whichever of its ids. */
export async function plansOfMembers(sql: Sql, memberIds: readonly string[]): Promise<GoldPlan[][]> {
  const rows = await sql.all<PlanRow & { asked: string }>`
    select t.asked, p.* from unnest(${[...memberIds]}::uuid[]) as t (asked)
    left join person_merge m on m.merged_id = t.asked
    cross join lateral (select ${columnsOf(goldPlanTable)} from gold_plan
      where member_id = coalesce(m.survivor_id, t.asked) order by opened_at desc, id desc limit 50) p`;
  const found = Map.groupBy(rows, ({ asked }) => asked);
  return memberIds.map((id) => (found.get(id) ?? []).map(planView));
}

export function planView(row: PlanRow): GoldPlan {
  const { kind, state, openedAt, instalments, paid, maturedAt, closedAt, currency } = row;
  return {
    id: encodeId(PREFIX.goldPlan, row.id), row, kind, state, openedAt, instalments, paid, maturedAt, closedAt,
    level: row.levelMinor === null ? null : moneyView(row.levelMinor, currency),
    beanGrams: row.beanMg === null ? null : Number(row.beanMg / 1_000n),
    principal: moneyView(row.principalMinor, currency), goldMilligrams: Number(row.metalMg),
    isRenewal: row.renewsPlanId !== null,
  };
}
