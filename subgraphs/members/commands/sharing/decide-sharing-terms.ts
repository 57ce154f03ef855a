import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import type { RowOf } from '../../../kernel/database/define-table.ts';
import { columnsOf } from '../../../kernel/database/table-rows.ts';
import { accepted, refused, type Outcome } from '../../../kernel/outcome.ts';
import { widens } from '../../domain/sharing.ts';
import { countingWithout, lockSharing, type Approved } from '../../persistence/sharing.ts';
import { sharingTermsTable } from '../../persistence/tables/sharing-terms.table.ts';
import { reopenLater } from './reopen-later.ts';

export type SharingVerdict = 'approve' | 'reject' | 'withdraw';

export interface DecideSharingTerms {
  readonly termsId: string;
  readonly verdict: SharingVerdict;
  readonly expectedVersion: number;
}

export type DecideSharingCode = 'NOT_FOUND' | 'STALE' | 'ALREADY_DECIDED' | 'SAME_PERSON' | 'WIDENS';

type Row = RowOf<typeof sharingTermsTable>;

const STATES = { approve: 'approved', reject: 'rejected', withdraw: 'withdrawn' } as const;

/**
 * A second person says whether more is shown; approved late, terms begin with the approval. What has not begun is taken
 * back where nobody is shown more without it.
 */
export const decideSharingTerms = defineCommand<DecideSharingTerms, { termsId: string }, DecideSharingCode>({
  name: 'members.decide-sharing-terms',
  execute: async (tx, { termsId, verdict, expectedVersion }) => {
    await lockSharing(tx.sql);
    const row = await tx.sql.maybe<Row>`
      select ${columnsOf(sharingTermsTable)} from sharing_terms where id = ${termsId} for update`;
    const refusal = refusalOf(row, verdict, expectedVersion, tx) ?? await widening(tx, row!);
    if (refusal) return refusal;
    const state = STATES[verdict];
    const startsAt = row!.startsAt > tx.now ? row!.startsAt : tx.now;
    await tx.sql.run`update sharing_terms set state = ${state}, decided_by = ${tx.actor.id},
        decided_by_name = ${tx.actor.name}, decided_at = ${tx.now}, version = version + 1,
        starts_at = ${startsAt}
      where id = ${termsId}`;
    tx.audit({ subjectId: termsId, before: { state: row!.state }, after: { state } });
    if (verdict === 'approve') await reopenLater(tx, { ...approvedOf(row!), startsAt });
    return accepted({ termsId });
  },
});

function refusalOf(
  row: Row | null, verdict: SharingVerdict, expectedVersion: number, { actor, now }: Tx,
): Outcome<never, DecideSharingCode> | null {
  if (!row) return refused('NOT_FOUND', 'There are no such terms.', ['termsId']);
  if (row.version !== expectedVersion) {
    return refused('STALE', 'Somebody decided them meanwhile.', ['expectedVersion'], { currentVersion: row.version });
  }
  const isAhead = row.state === 'approved' && row.startsAt > now;
  if (row.state !== 'proposed' && !(verdict === 'withdraw' && isAhead)) {
    return refused('ALREADY_DECIDED', `They are ${row.state}.`, ['termsId']);
  }
  if (verdict !== 'withdraw' && row.proposedBy === actor.id) {
    return refused('SAME_PERSON', 'Another person decides what you proposed.', ['termsId']);
  }
  return null;
}

const approvedOf = ({ id, franchiseId, managerLayer, associateLayer, startsAt }: Row): Approved => (
  { id, franchiseId, manager: managerLayer, associate: associateLayer, startsAt });

/** Approved terms that would have narrowed do not go by one person's word. */
async function widening(tx: Tx, row: Row): Promise<Outcome<never, DecideSharingCode> | null> {
  if (row.state !== 'approved') return null;
  const without = await countingWithout(tx.sql, row.franchiseId, row.startsAt, row.id);
  return without.some((after) => widens(approvedOf(row), after))
    ? refused('WIDENS', 'Without them more would be shown: propose that.', ['termsId']) : null;
}
