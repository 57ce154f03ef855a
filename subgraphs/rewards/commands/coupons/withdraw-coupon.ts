import type { Tx } from '../../../kernel/commands/command.ts';
import type { CouponState } from '../../domain/coupons/bars.ts';
import { lockOffers } from '../../persistence/coupons/offers.ts';
import { endLapsed, withLapsing } from './end-holds.ts';

/**
 * Takes a coupon back that nobody used: what it was given for is none any more. It is no coupon from then on, and
 * counts against no limit. False where it was used or a sale holds it: it stays its member's.
 */
export async function withdrawCoupon(tx: Tx, couponId: string, reason: string): Promise<boolean> {
  const named = await tx.sql.maybe<{ offer_id: string }>`select offer_id from coupon where id = ${couponId}`;
  if (!named) return false;
  const offerIds = await withLapsing(tx, [named.offer_id]);
  await lockOffers(tx.sql, offerIds);
  await endLapsed(tx, offerIds);
  const { state } = await tx.sql.one<{ state: CouponState }>`select state from coupon
    where id = ${couponId} for update`;
  if (state !== 'issued') return state === 'void';
  await tx.sql.run`update coupon set state = 'void' where id = ${couponId}`;
  await tx.sql.run`update coupon_issued set issued = issued - 1 where offer_id = ${named.offer_id} and issued > 0`;
  tx.audit({ subjectId: couponId, before: { state: 'issued' }, after: { state: 'void' }, reason });
  return true;
}

/**
 * The same where what it was given for turned out to be none: of a coupon that a sale holds or used that sale may be
 * made and stays, and no other one is, for it is over from then on, also when that sale is cancelled. What it took off
 * is owed: the sale that used it is among `mismatchedCouponHolds`. Whether it was void.
 */
export async function takeCouponBack(tx: Tx, couponId: string, reason: string): Promise<boolean> {
  const taken = await withdrawCoupon(tx, couponId, reason);
  if (!taken) await endTaken(tx, couponId, reason);
  return taken;
}

/** Under the lock of its offer, as `withdrawCoupon` left it. */
async function endTaken(tx: Tx, couponId: string, reason: string): Promise<void> {
  const before = await tx.sql.maybe<{ expires_at: Date | null; hold_id: string }>`
    select expires_at, hold_id from coupon
    where id = ${couponId} and state in ('held', 'used') and cause_gone_at is null`;
  if (!before) return;
  await tx.sql.run`update coupon set cause_gone_at = ${tx.now}, expires_at = least(expires_at, ${tx.now})
    where id = ${couponId}`;
  await noteCausesGone(tx, before.hold_id);
  tx.audit({ subjectId: couponId, before: { expiresAt: before.expires_at }, after: { expiresAt: tx.now }, reason });
}

/** A sale that used a coupon whose cause is none is shown as such, unless more of it does not fit. */
export async function noteCausesGone(tx: Tx, holdId: string): Promise<void> {
  await tx.sql.run`update coupon_hold h set mismatch = 'cause' where id = ${holdId} and state = 'used'
    and mismatch is null and exists (select 1 from coupon c where c.hold_id = h.id and c.cause_gone_at is not null)`;
}
