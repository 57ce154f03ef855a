import { sql as part } from 'kysely';
import { pageOf, readPage } from '../../kernel/database/read-page.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import { columnsOf } from '../../kernel/database/table-rows.ts';
import type { PageBounds } from '../../kernel/graph/page.ts';
import type { PlanKind, PlanState } from '../domain/words.ts';
import type { PlanRow } from '../persistence/plans.ts';
import { goldPlanTable } from '../persistence/tables/gold-plan.table.ts';
import { planView } from './plans.ts';

export interface PlansFilter { readonly state: PlanState | null; readonly kind: PlanKind | null }

/** The newest first; a restricted reader begins with the members that it sees. */
export async function plansPage(sql: Sql, { state, kind }: PlansFilter, bounds: PageBounds) {
  const conditions = [part`true`,
    ...state ? [part`p.state = ${state}`] : [], ...kind ? [part`p.kind = ${kind}`] : []];
  const where = part.join(conditions, part` and `);
  const from = sql.restricted ? part`person_visibility v join gold_plan p on p.member_id = v.person_id`
    : part`gold_plan p`;
  return pageOf(await readPage<PlanRow>(sql, {
    columns: columnsOf(goldPlanTable, { as: 'p' }), from: part`gold_plan p`, key: 'p.id', arms: [{ from, where }],
    sort: [{ column: 'p.opened_at', type: 'timestamptz' }, { column: 'p.id', type: 'uuid' }], descending: true,
  }, bounds), planView);
}
