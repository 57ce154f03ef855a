import type { EventPayloads } from '../../contracts/events.ts';
import type { PlanEvents } from '../../contracts/plans-events.ts';
import type { Tx } from '../../kernel/commands/command.ts';
import type { PlanRow } from './plans.ts';

type Common = 'planId' | 'memberId' | 'version';

/** Tells of a plan as it stands after the change that is being made: `savePlan` counts it. */
export function tellPlan<Name extends keyof PlanEvents>(
  tx: Tx, name: Name, plan: Pick<PlanRow, 'id' | 'memberId' | 'version'>, more: Omit<PlanEvents[Name], Common>,
): void {
  tx.emit(name, plan.id, {
    planId: plan.id, memberId: plan.memberId, version: BigInt(plan.version), ...more,
  } as unknown as EventPayloads[Name]);
}
