import { defineCommand } from '../../../kernel/commands/command.ts';
import type { RowOf } from '../../../kernel/database/define-table.ts';
import { columnsOf } from '../../../kernel/database/table-rows.ts';
import { accepted, refused, type Outcome } from '../../../kernel/outcome.ts';
import { sharingTermsTable } from '../../persistence/tables/sharing-terms.table.ts';

export type SharingVerdict = 'approve' | 'reject' | 'withdraw';

export interface DecideSharingTerms {
  readonly termsId: string;
  readonly verdict: SharingVerdict;
  readonly expectedVersion: number;
}

export type DecideSharingCode = 'NOT_FOUND' | 'STALE' | 'ALREADY_DECIDED' | 'SAME_PERSON';

type Row = RowOf<typeof sharingTermsTable>;

const STATES = { approve: 'approved', reject: 'rejected', withdraw: 'withdrawn' } as const;

/** A second person says whether more is shown; approved late, terms begin with the approval. */
export const decideSharingTerms = defineCommand<DecideSharingTerms, { termsId: string }, DecideSharingCode>({
  name: 'members.decide-sharing-terms',
  execute: async (tx, { termsId, verdict, expectedVersion }) => {
    const row = await tx.sql.maybe<Row>`
      select ${columnsOf(sharingTermsTable)} from sharing_terms where id = ${termsId} for update`;
    const refusal = refusalOf(row, verdict, expectedVersion, tx.actor.id);
    if (refusal) return refusal;
    const state = STATES[verdict];
    await tx.sql.run`update sharing_terms set state = ${state}, decided_by = ${tx.actor.id},
        decided_by_name = ${tx.actor.name}, decided_at = ${tx.now}, version = version + 1,
        starts_at = greatest(starts_at, ${tx.now})
      where id = ${termsId}`;
    tx.audit({ subjectId: termsId, before: { state: row!.state }, after: { state } });
    return accepted({ termsId });
  },
});

function refusalOf(
  row: Row | null, verdict: SharingVerdict, expectedVersion: number, actorId: string,
): Outcome<never, DecideSharingCode> | null {
  if (!row) return refused('NOT_FOUND', 'There are no such terms.', ['termsId']);
  if (row.version !== expectedVersion) {
    return refused('STALE', 'Somebody decided them meanwhile.', ['expectedVersion'], { currentVersion: row.version });
  }
  if (row.state !== 'proposed') return refused('ALREADY_DECIDED', `They are ${row.state}.`, ['termsId']);
  if (verdict !== 'withdraw' && row.proposedBy === actorId) {
    return refused('SAME_PERSON', 'Another person decides what you proposed.', ['termsId']);
  }
  return null;
}
