import { defineCommand } from '../../../kernel/commands/command.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { lockEntitled, readPlace, servesAt } from '../../persistence/benefits/lock-entitled.ts';
import { releaseCost } from '../../persistence/cost/reserve-cost.ts';

interface Had { outletId: string; extraId: string | null; bookedFor: Date | null; state: string }

/**
 * What was had without a booking did not take place after all: it is free again, an extra goes back, and it costs
 * nothing. A booking is called off until the evening before; once its day has come it counts, whoever is to blame.
 * Example: silver has four cleanings; the first is used when a ring is taken in, the customer takes the ring back
 * undone: four are left.
 */
export const returnEntitlement = defineCommand<
  { readonly useId: string }, { useId: string }, 'NOT_FOUND' | 'NOT_RETURNABLE'
>({
  name: 'rewards.return-entitlement',
  execute: async (tx, { useId }) => {
    const before = await tx.sql.maybe<{ memberId: string }>`select member_id as "memberId" from entitlement_use
      where id = ${useId}`;
    const entitled = before && await lockEntitled(tx, before.memberId);
    const had = entitled && await tx.sql.maybe<Had>`select outlet_id as "outletId", extra_id as "extraId",
      booked_for as "bookedFor", state from entitlement_use where id = ${useId} for update`;
    const place = had && await readPlace(tx.sql, had.outletId);
    if (!had || !place || !servesAt(tx.actor, place)) return refused('NOT_FOUND', 'There is no such use.', ['id']);
    if (had.state !== 'used' || had.bookedFor !== null) {
      return refused('NOT_RETURNABLE', had.bookedFor ? 'It was booked.' : `It is ${had.state} already.`, ['id']);
    }
    await tx.sql.run`update entitlement_use set state = 'cancelled', used_at = null where id = ${useId}`;
    await tx.sql.run`update entitlement_extra set left_over = left_over + 1 where id = ${had.extraId}`;
    await releaseCost(tx, useId);
    tx.audit({
      subjectId: entitled!.standing.memberId, before: { useId, state: 'used' }, after: { useId, state: 'cancelled' },
    });
    return accepted({ useId });
  },
});
