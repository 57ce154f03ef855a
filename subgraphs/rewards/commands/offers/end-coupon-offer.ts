import { defineCommand } from '../../../kernel/commands/command.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { offerInHand } from './offer-in-hand.ts';

type Code = 'NOT_FOUND' | 'STALE' | 'OFFER_ENDED' | 'INVALID';
interface Input { readonly id: string; readonly expectedVersion: number; readonly reason: string }

/** Nothing is given of it any more; coupons that members have stay valid. */
export const endCouponOffer = defineCommand<Input, { offerId: string }, Code>({
  name: 'rewards.end-coupon-offer',
  execute: async (tx, { id, expectedVersion, reason: sent }) => {
    const reason = sent.trim();
    if (reason.length < 1 || reason.length > 500) {
      return refused('INVALID', 'A reason has 1 to 500 characters.', ['reason']);
    }
    const found = await offerInHand(tx, id, expectedVersion);
    if ('refusal' in found) return found.refusal;
    await tx.sql.run`update coupon_offer set ended_at = ${tx.now}, revision = revision + 1 where id = ${id}`;
    await tx.sql.run`delete from coupon_public_code where offer_id = ${id}`;
    tx.audit({ subjectId: id, before: { endedAt: null }, after: { endedAt: tx.now }, reason });
    return accepted({ offerId: id });
  },
});
