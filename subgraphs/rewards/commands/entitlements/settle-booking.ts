import { defineCommand, type Command } from '../../../kernel/commands/command.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { cancelUntil } from '../../domain/benefits/booking.ts';
import { releaseCost } from '../../persistence/cost/reserve-cost.ts';
import { lockEntitled, readPlace, servesAt, zoneAt } from '../../persistence/benefits/lock-entitled.ts';

interface Booking { memberId: string; outletId: string; extraId: string | null; bookedFor: Date; state: string }
type Code = 'NOT_FOUND' | 'NOT_BOOKED' | 'TOO_LATE' | 'TOO_EARLY';
export type SettleBooking = Command<{ readonly useId: string }, { useId: string }, Code>;
type Settled = 'cancelled' | 'used' | 'missed';

/** Under the lock of whose it is: an extra goes back once. That a member came is said by who served it. */
function settling(name: string, to: Settled): SettleBooking {
  return defineCommand({
    name,
    execute: async (tx, { useId }) => {
      const before = await tx.sql.maybe<{ memberId: string }>`select member_id as "memberId" from entitlement_use
        where id = ${useId}`;
      const entitled = before && await lockEntitled(tx, before.memberId);
      const booking = entitled && await tx.sql.maybe<Booking>`select member_id as "memberId", outlet_id as "outletId",
        extra_id as "extraId", booked_for as "bookedFor", state from entitlement_use where id = ${useId} for update`;
      const place = booking && await readPlace(tx.sql, booking.outletId);
      // That it came is said by who serves the member, not by itself.
      const itself = to === 'used' && tx.actor.kind === 'person';
      if (!booking || !place || itself || !servesAt(tx.actor, place)) {
        return refused('NOT_FOUND', 'There is no such booking.', ['id']);
      }
      if (booking.state !== 'booked') return refused('NOT_BOOKED', `It is ${booking.state} already.`, ['id']);
      const day = cancelUntil(booking.bookedFor, zoneAt(entitled!, place, tx.now));
      const refusal = untimely(to, day, tx.now);
      if (refusal) return refusal;
      await tx.sql.run`update entitlement_use set state = ${to}, used_at = ${to === 'used' ? tx.now : null}
        where id = ${useId}`;
      if (to === 'cancelled') {
        await tx.sql.run`update entitlement_extra set left_over = left_over + 1 where id = ${booking.extraId}`;
        await releaseCost(tx, useId);
      }
      tx.audit({ subjectId: booking.memberId, before: { useId, state: 'booked' }, after: { useId, state: to } });
      return accepted({ useId });
    },
  });
}

function untimely(to: Settled, day: Date, now: Date) {
  if (to === 'cancelled' && now >= day) {
    return refused('TOO_LATE', 'It is called off until the evening before.', ['id']);
  }
  return to !== 'cancelled' && now < day ? refused('TOO_EARLY', 'It is not that day yet.', ['id']) : null;
}

/** Frees what was reserved, until the evening before. */
export const cancelBooking = settling('rewards.cancel-booking', 'cancelled');
/** The member came: what was reserved is used. */
export const honourBooking = settling('rewards.honour-booking', 'used');
/** The member did not come, or says on the day that it will not: what was reserved counts as used. */
export const missBooking = settling('rewards.miss-booking', 'missed');
