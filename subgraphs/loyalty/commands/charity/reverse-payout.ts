import { isRestricted } from '../../../kernel/actor.ts';
import { defineCommand } from '../../../kernel/commands/command.ts';
import { isMisread, readIdentifier } from '../../../kernel/identifier.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { lockPayout } from '../../persistence/charity/payouts.ts';

export interface ReversePayoutInput {
  readonly payoutId: string | null;
  readonly reason: string;
  readonly bankReference: string;
  readonly expectedVersion: number;
}
export type ReversePayoutCode = 'NOT_FOUND' | 'INVALID' | 'STALE' | 'NOT_POSTED';

/** The money came back (a wrong account, a payment called back): asked for here, decided by a second person. */
export const reversePayout = defineCommand<ReversePayoutInput, { payoutId: string }, ReversePayoutCode>({
  name: 'loyalty.reverse-charity-payout',
  execute: async (tx, { payoutId, reason, bankReference: given, expectedVersion }) => {
    const row = isRestricted(tx.actor) ? null : await lockPayout(tx.sql, payoutId);
    if (!row) return refused('NOT_FOUND', 'There is no such payout.', ['payoutId']);
    const why = reason.trim();
    if (why.length === 0 || why.length > 500 || isMisread(why)) {
      return refused('INVALID', 'A reason has 1 to 500 characters.', ['reason']);
    }
    const reference = readIdentifier(given, 100);
    if (reference === null) return refused('INVALID', 'It has 1 to 100 characters.', ['bankReference']);
    if (row.version !== expectedVersion) {
      return refused('STALE', 'Somebody changed it meanwhile.', ['expectedVersion'], { currentVersion: row.version });
    }
    if (row.state !== 'posted') return refused('NOT_POSTED', 'Only what counts can be taken back.', ['payoutId']);
    await tx.sql.run`update charity_payout set state = 'reversal_proposed', reversal_reason = ${why},
        reversal_reference = ${reference}, asked_by = ${tx.actor.id}, asked_by_name = ${tx.actor.name},
        asked_at = ${tx.now}, decided_by = null, decided_by_name = null, decided_at = null, decision_note = null,
        version = version + 1 where id = ${row.id}`;
    tx.audit({ subjectId: row.id, before: { state: 'posted' }, reason: why,
      after: { state: 'reversal_proposed', reversalReference: reference } });
    return accepted({ payoutId: row.id });
  },
});
