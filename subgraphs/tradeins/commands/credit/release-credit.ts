import { defineCommand } from '../../../kernel/commands/command.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { lockHold } from '../../persistence/credit.ts';

/** What a quote held goes back. Said again, or of what a sale has used meanwhile, it changes nothing. */
export const releaseCredit = defineCommand<{ readonly holdId: string }, { holdId: string }, 'NOT_FOUND'>({
  name: 'tradeins.release-credit',
  execute: async (tx, { holdId }) => {
    const hold = await lockHold(tx.sql, holdId);
    if (!hold) return refused('NOT_FOUND', 'There is no such hold.', ['holdId']);
    if (hold.state !== 'held') return accepted({ holdId });
    await tx.sql.run`update credit_hold set state = 'released' where id = ${holdId}`;
    await tx.sql.run`update trade_in set held_until = null where hold_id = ${holdId}`;
    tx.audit({ subjectId: holdId, before: { state: 'held' }, after: { state: 'released' } });
    return accepted({ holdId });
  },
});

/** Holds whose time is over: written down; by the clock they ended before. */
export const endHolds = defineCommand<{ limit: number }, { ended: number }, never>({
  name: 'tradeins.end-holds',
  execute: async (tx, { limit }) => {
    const ended = await tx.sql.all<{ id: string }>`update credit_hold set state = 'released' where id in (
        select id from credit_hold where state = 'held' and expires_at <= ${tx.now}
        order by expires_at limit ${limit} for update skip locked) returning id`;
    for (const { id } of ended) tx.audit({ subjectId: id, after: { state: 'released' }, reason: 'its time was over' });
    return accepted({ ended: ended.length });
  },
});
