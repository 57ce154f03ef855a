import { defineBatchCommand } from '../../../kernel/commands/command.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { changeRedemption, lockRedemptions } from '../../persistence/redemptions/redemptions.ts';

export interface NotedVoid {
  readonly redemptionId: string;
  /** Why loyalty would not give them back; null: it has. */
  readonly code: string | null;
}

/** Loyalty's word about holds that go back; what it would not do is kept as `lost` with its code, for people. */
export const noteVoids = defineBatchCommand<NotedVoid, null, never>({
  name: 'rewards.note-voids',
  maxBatch: 200,
  executeAll: async (tx, requests) => {
    const rows = await lockRedemptions(tx.sql, requests.map(({ input }) => input.redemptionId));
    for (const { input: { redemptionId, code } } of requests) {
      const row = rows.get(redemptionId);
      if (row?.pointsState !== 'void_due') continue;
      await changeRedemption(tx, row, { pointsState: code === null ? 'voided' : 'lost',
        pointsCode: code ?? row.pointsCode });
      if (code !== null) tx.audit({ subjectId: redemptionId, after: { pointsState: 'lost' }, reason: code });
    }
    return requests.map(() => accepted(null));
  },
});
