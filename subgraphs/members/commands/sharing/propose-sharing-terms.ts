import { defineCommand } from '../../../kernel/commands/command.ts';
import { newId } from '../../../kernel/ids.ts';
import { accepted, refused, refusedAll, type Refusal } from '../../../kernel/outcome.ts';
import { LAYER } from '../../domain/words.ts';
import { widens, type SharingLayers } from '../../domain/sharing.ts';
import { countingWithout, lockSharing } from '../../persistence/sharing.ts';
import { sharingTermsTable } from '../../persistence/tables/sharing-terms.table.ts';
import { reopenLater } from './reopen-later.ts';

export interface ProposeSharingTerms extends SharingLayers {
  /** Null: for all franchises without terms of their own. */
  readonly franchiseId: string | null;
  /** Null: now. */
  readonly startsAt: Date | null;
  readonly reason: string;
}

export type ProposeSharingCode = 'NOT_FOUND' | 'INVALID_LAYER' | 'INVALID_PERIOD' | 'INVALID_REASON';

const YEAR_MS = 366 * 86_400_000;

/**
 * Says what people of a franchise are shown of members. What shows nobody more counts by itself, at once
 * if need be; what shows somebody more waits for another person, and so does what was approved for later and would show
 * more again.
 */
export const proposeSharingTerms = defineCommand<ProposeSharingTerms, { termsId: string }, ProposeSharingCode>({
  name: 'members.propose-sharing-terms',
  execute: async (tx, input) => {
    const { franchiseId, manager, associate } = input;
    const reason = input.reason.normalize('NFKC').trim();
    const startsAt = input.startsAt ?? tx.now;
    const refusals = refusalsOf({ ...input, reason, startsAt }, tx.now);
    if (refusals.length > 0) return refusedAll(refusals);
    const known = franchiseId === null || await tx.sql.maybe`select 1 from known_outlet
      where franchise_id = ${franchiseId} limit 1`;
    if (!known) return refused('NOT_FOUND', 'There is no such franchise with an outlet.', ['franchiseId']);
    await lockSharing(tx.sql);
    const counting = await countingWithout(tx.sql, franchiseId, startsAt, null);
    const wider = counting.some((before) => widens(before, input));
    const { id: proposedBy, name: proposedByName } = tx.actor;
    const row = {
      id: newId(tx.now), franchiseId, managerLayer: manager, associateLayer: associate, startsAt, reason,
      widens: wider, proposedBy, proposedByName, proposedAt: tx.now,
      ...(wider ? { state: 'proposed' as const } : {
        state: 'approved' as const, decidedBy: proposedBy, decidedByName: proposedByName, decidedAt: tx.now }),
    };
    await tx.sql.insertInto(sharingTermsTable, [row]);
    tx.audit({ subjectId: row.id, reason,
      after: { franchiseId, manager, associate, startsAt, state: row.state } });
    if (!wider) await reopenLater(tx, { id: row.id, franchiseId, manager, associate, startsAt });
    return accepted({ termsId: row.id });
  },
});

function refusalsOf(
  { manager, associate, reason, startsAt }: ProposeSharingTerms & { startsAt: Date }, now: Date,
): Refusal<ProposeSharingCode>[] {
  const refusals: Refusal<ProposeSharingCode>[] = [];
  for (const [role, layer] of Object.entries({ manager, associate })) {
    if (layer >= LAYER.pseudonymous && layer <= LAYER.fullContact) continue;
    refusals.push({ code: 'INVALID_LAYER', message: 'A layer is 1, 2 or 3.', path: [role] });
  }
  const length = [...reason].length;
  if (length < 5 || length > 500 || /\p{C}/u.test(reason)) {
    refusals.push({ code: 'INVALID_REASON', message: 'A reason has 5 to 500 characters.', path: ['reason'] });
  }
  if (startsAt < now || startsAt.getTime() > now.getTime() + YEAR_MS) {
    refusals.push({ code: 'INVALID_PERIOD', message: 'They begin now or within a year.', path: ['startsAt'] });
  }
  return refusals;
}
