import { defineCommand } from '../../../kernel/commands/command.ts';
import { columnsOf } from '../../../kernel/database/table-rows.ts';
import type { RowOf } from '../../../kernel/database/define-table.ts';
import { accepted } from '../../../kernel/outcome.ts';
import {
  refuseOverrideDecision, type DecideOverrideCode, type OverrideVerdict,
} from '../../domain/cost/cap-override.ts';
import { capOverrideTable } from '../../persistence/tables/cap-override.table.ts';

export interface DecideCapOverride {
  readonly overrideId: string;
  readonly verdict: OverrideVerdict;
  readonly note: string | null;
  readonly expectedVersion: number;
}

const STATES = { approve: 'approved', reject: 'rejected', withdraw: 'withdrawn' } as const;

/** A second person says whether more than the cap may be given; what was promised within it stays promised. */
export const decideCapOverride = defineCommand<DecideCapOverride, { overrideId: string }, DecideOverrideCode>({
  name: 'rewards.decide-cap-override',
  execute: async (tx, { overrideId, verdict, note, expectedVersion }) => {
    const row = await tx.sql.maybe<RowOf<typeof capOverrideTable>>`
      select ${columnsOf(capOverrideTable)} from cap_override where id = ${overrideId} for update`;
    const refusal = refuseOverrideDecision(row, verdict, note, { actorId: tx.actor.id, expectedVersion, now: tx.now });
    if (refusal) return refusal;
    const state = STATES[verdict];
    await tx.sql.run`update cap_override set state = ${state}, decided_by = ${tx.actor.id},
        decided_by_name = ${tx.actor.name}, decided_at = ${tx.now}, decision_note = ${note}, version = version + 1
      where id = ${overrideId}`;
    tx.audit({ subjectId: overrideId, before: { state: row!.state }, after: { state }, reason: note ?? undefined });
    return accepted({ overrideId });
  },
});
