import { sql as part } from 'kysely';
import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { columnsOf } from '../../../kernel/database/table-rows.ts';
import { shareMerges } from '../../../kernel/merges/merge-locks.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { everyoneAfter, namedMembers, planChunk, type PlanRow } from '../../persistence/plan-chunk.ts';
import { messagePlanTable } from '../../persistence/tables/message-plan.table.ts';

/** Members of one transaction: windows stay locked for less than half a second. */
export const CHUNK = 5_000;

export interface StepPlan {
  readonly planId: string;
  /** Where the step before ended: another one means that this step was done. */
  readonly from: string | null;
  /** Of a segment: a page of it. */
  readonly page: { readonly memberIds: readonly string[]; readonly to: string | null; readonly isLast: boolean } | null;
}

/** The next of a plan's audience; each member once a plan, whatever is done again. */
export const stepPlan = defineCommand<StepPlan, { goesOn: boolean }, never>({
  name: 'outreach.step-plan',
  execute: async (tx, { planId, from, page }) => {
    await shareMerges(tx.sql);
    const plan = await tx.sql.maybe<PlanRow>`select ${columnsOf(messagePlanTable)} from message_plan
      where id = ${planId} and state = 'running' for update`;
    if (!plan || plan.cursor !== from) return accepted({ goesOn: plan !== null });
    const { to, isLast } = page ?? await lastOfEveryone(tx, plan);
    const audience = page ? namedMembers(page.memberIds)
      : everyoneAfter(plan.cursor, { region: plan.region, limit: CHUNK });
    const { planned, refused } = await planChunk(tx, plan, audience);
    await tx.sql.run`update message_plan set cursor = ${to}, planned = planned + ${planned},
      refused = refused + ${refused}, state = ${isLast ? 'done' : 'running'},
      finished_at = ${isLast ? tx.now : null}, version = version + 1 where id = ${planId}`;
    if (isLast) tx.audit({ subjectId: planId, after: { state: 'done' } });
    return accepted({ goesOn: !isLast });
  },
});

async function lastOfEveryone(tx: Tx, { cursor, region }: PlanRow): Promise<{ to: string | null; isLast: boolean }> {
  const { to, count } = await tx.sql.one<{ to: string | null; count: number }>`
    select max(member_id::text) as "to", count(*)::int as count
    from (${everyoneAfter(cursor, { region, limit: CHUNK })}) m`;
  return { to: to ?? cursor, isLast: count < CHUNK };
}

/** Which plans are not finished. */
export const runningPlans = part`select id, segment_id as "segmentId", cursor from message_plan
  where state = 'running' order by id`;
