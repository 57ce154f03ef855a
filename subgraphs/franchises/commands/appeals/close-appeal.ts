import type { Tx } from '../../../kernel/commands/command.ts';
import { refused } from '../../../kernel/outcome.ts';
import type { AppealState } from '../../domain/appeals/appeal.ts';
import type { AppealRow } from '../../persistence/appeals.ts';

export type CloseCode = 'NOT_FOUND' | 'STALE' | 'APPEAL_CLOSED';

/** Why this appeal cannot be decided as it was read, or null. */
export function refusalOfClosing(
  row: AppealRow | null, expectedVersion: number,
): ReturnType<typeof refused<CloseCode>> | null {
  if (!row) return refused('NOT_FOUND', 'There is no such appeal.', ['id']);
  if (row.state !== 'open') return refused('APPEAL_CLOSED', 'The appeal is decided or withdrawn.', ['id']);
  if (row.version === expectedVersion) return null;
  return refused('STALE', 'Somebody changed this appeal meanwhile.', ['expectedVersion'],
    { currentVersion: row.version });
}

export interface Closing {
  readonly state: Exclude<AppealState, 'open'>;
  readonly decision: string;
  readonly movedFrom: Date | null;
}

export async function closeAppeal(tx: Tx, row: AppealRow, { state, decision, movedFrom }: Closing): Promise<void> {
  await tx.sql.run`update attribution_appeal set state = ${state}, decided_at = ${tx.now},
      decided_by = ${tx.actor.name}, decision = ${decision}, moved_from = ${movedFrom}, version = version + 1
    where id = ${row.id}`;
  tx.audit({ subjectId: row.id, before: { state: row.state }, after: { state, movedFrom }, reason: decision });
}
