import type { EventPayloads, OrderFacts } from '../../../contracts/events.ts';
import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { newId } from '../../../kernel/ids.ts';
import { shareMerges } from '../../../kernel/merges/merge-locks.ts';
import { survivorsOf } from '../../../kernel/merges/survivors.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { mismatchOf, type OrderCoupon } from '../../domain/coupons/order-of-coupons.ts';
import { periodOf } from '../../domain/coupons/validity.ts';
import { addUses } from '../../persistence/coupons/counts.ts';
import { lockCoupons, type CouponInHand } from '../../persistence/coupons/coupons-in-hand.ts';
import { lockOffers, readOffers, termsOf, versionKey } from '../../persistence/coupons/offers.ts';
import { expectedOf } from '../../persistence/coupons/order-lines.ts';
import { readBuyer } from '../../persistence/coupons/sale-facts.ts';
import { keyOf } from '../../persistence/coupons/weigh-coupons.ts';
import { couponHoldTable } from '../../persistence/tables/coupon.table.ts';
import { idsOfPerson } from '../../persistence/same-person.ts';
import {
  endLapsed, freeHolds, freeOthers, lockHolds, offersHeldWith, withLapsing, type LockedHold,
} from './end-holds.ts';
import { promiseCoupons } from '../../persistence/coupons/coupon-cost.ts';
import { withOffersTaken } from './offers-of-orders.ts';
import { markUsed } from './settle-hold.ts';

/** An order that names coupons. */
export type OrderWithCoupons = OrderFacts & { readonly couponIds: readonly string[] };

/**
 * An order that names coupons used them: those its channel held for it, and those of its buyer that are free. What
 * it took off is compared with the evaluator; what does not fit is kept and shown, for the piece is sold.
 */
export const takeCouponOrders = defineCommand<OrderWithCoupons, null, never>({
  name: 'rewards.take-coupon-orders',
  execute: async (tx, told) => {
    await shareMerges(tx.sql);
    const offerIds = await withLapsing(tx, [...await offersHeldWith(tx, told.couponIds),
      ...(await readOffers(tx.sql, told.couponIds)).keys()]);
    await lockOffers(tx.sql, offerIds);
    await endLapsed(tx, offerIds);
    const taken = await tx.sql.maybe<{ id: string }>`select id from coupon_hold where order_id = ${told.orderId}`;
    if (taken) return accepted(await takeBuyer(tx, taken.id, told));
    const order = await withOffersTaken(tx, told);
    const coupons = await lockCoupons(tx.sql, order.couponIds);
    const holds = await lockHolds(tx, coupons.flatMap(({ holdId }) => holdId ?? []));
    const own = holds.find((hold) => hold.orderId === null && hold.channelId === order.channelId
      && hold.orderNo === order.externalNo && (hold.state === 'held' || hold.state === 'used'));
    const memberId = await buyerOf(tx, order, coupons);
    if (memberId === null) return accepted(null);
    await writeUse(tx, order, { coupons, own, memberId });
    return accepted(null);
  },
});

interface Found {
  readonly coupons: readonly CouponInHand[];
  readonly own: LockedHold | undefined;
  readonly memberId: string;
}

async function writeUse(tx: Tx, order: OrderWithCoupons, { coupons, own, memberId }: Found): Promise<void> {
  const terms = await termsOf(tx.sql, coupons.map(keyOf));
  // Under whichever of its ids, also where the merge of them has not been told here.
  const buyerIds = new Set(await idsOfPerson(tx.sql, memberId));
  const named = coupons.map((coupon): OrderCoupon => ({
    id: coupon.id, memberId: buyerIds.has(coupon.memberId) ? memberId : coupon.memberId, state: coupon.state,
    isVoid: coupon.cause !== 'automatic' && coupon.nth > terms.get(versionKey(keyOf(coupon)))!.limits.perMember,
    ofOwnHold: own !== undefined && coupon.holdId === own.id, validFrom: coupon.validFrom, expiresAt: coupon.expiresAt,
  }));
  const { savedById, perLine } = await expectedOf(tx.sql, order, coupons.map((coupon) => (
    { coupon, terms: terms.get(versionKey(keyOf(coupon)))! })));
  const judged = mismatchOf(named, {
    memberId, named: order.couponIds.length, paidAt: order.paidAt, expected: perLine,
    told: order.lines.map((line) => line.reducedMinor ?? 0n) });
  const saved = [...savedById.values()].reduce((total, one) => total + one, 0n);
  const told = order.lines.reduce((total, line) => total + (line.reducedMinor ?? 0n), 0n);
  const holdId = own?.id ?? newId(tx.now);
  if (!own) {
    await tx.sql.insertInto(couponHoldTable, [{
      id: holdId, memberId, channelId: order.channelId, outletId: order.sellingOutletId, orderNo: order.externalNo,
      orderId: order.orderId, currency: order.currency, state: 'used', savedMinor: saved, heldUntil: tx.now,
      heldAt: tx.now, settledAt: tx.now,
    }]);
  }
  const buyer = await readBuyer(tx.sql, memberId, order.paidAt);
  const free = coupons.filter(({ id }) => judged.free.includes(id))
    .map((coupon) => ({ coupon, terms: terms.get(versionKey(keyOf(coupon)))!, saved: savedById.get(coupon.id) ?? 0n }));
  await takeFree(tx, holdId, order, free.map(({ coupon: { id, offerId }, terms: { limits }, saved: savedMinor }) => (
    { id, offerId, savedMinor, period: periodOf(limits.period, order.paidAt, buyer?.zone ?? 'UTC') })));
  if (buyer) {
    await promiseCoupons(tx, { region: buyer.region, currency: order.currency }, free.map((one) => (
      { couponId: one.coupon.id, funderId: one.terms.funderId, savedMinor: one.saved })));
  }
  if (own) await freeOthers(tx, own.id, order.couponIds);
  await markUsed(tx, holdId, order.orderId);
  await tx.sql.run`update coupon_hold set mismatch = coalesce(${judged.mismatch}, mismatch), told_minor = ${told}
    where id = ${holdId}`;
  tx.audit({ subjectId: holdId, after: {
    orderId: order.orderId, couponIds: order.couponIds, savedMinor: saved, toldMinor: told,
    mismatch: judged.mismatch } });
}

interface FreeCoupon {
  readonly id: string; readonly offerId: string; readonly savedMinor: bigint; readonly period: string;
}

/** Coupons that nobody held before: they are used by the order itself. */
async function takeFree(
  tx: Tx, holdId: string, order: OrderWithCoupons, coupons: readonly FreeCoupon[],
): Promise<void> {
  await tx.sql.run`update coupon c set hold_id = ${holdId}, saved_minor = t.saved, use_period = t.period
    from unnest(${coupons.map(({ id }) => id)}::uuid[], ${coupons.map((one) => one.savedMinor)}::bigint[],
      ${coupons.map(({ period }) => period)}::text[]) as t(id, saved, period) where c.id = t.id`;
  await addUses(tx.sql, coupons.map(({ offerId, savedMinor, period }) => (
    { offerId, period, savedMinor, outletId: order.sellingOutletId, by: 1 })));
}

async function buyerOf(tx: Tx, order: OrderFacts, [coupon]: readonly CouponInHand[]): Promise<string | null> {
  if (order.memberId === null) return coupon?.memberId ?? null;
  return (await survivorsOf(tx.sql, [order.memberId]))(order.memberId);
}

/** The buyer became known after the order: the coupons are its own, or that is shown. */
async function takeBuyer(tx: Tx, holdId: string, order: OrderFacts): Promise<null> {
  if (order.memberId === null) return null;
  const memberId = (await survivorsOf(tx.sql, [order.memberId]))(order.memberId);
  await tx.sql.run`update coupon_hold set mismatch = 'member'
    where id = ${holdId} and member_id <> ${memberId} and (mismatch is null or mismatch = 'cause')`;
  return null;
}

type Returned = EventPayloads['order.returned.v1'];

/** The coupons of a cancelled or wholly returned order are free again; of a partly returned one they stay used. */
export const takeCouponReturns = defineCommand<Returned, null, never>({
  name: 'rewards.take-coupon-returns',
  execute: async (tx, { orderId }) => {
    const found = await tx.sql.all<{ id: string }>`select id from coupon_hold
      where order_id = ${orderId} and state = 'used'`;
    const holds = await lockHolds(tx, found.map(({ id }) => id));
    await freeHolds(tx, holds.filter(({ state }) => state === 'used').map(({ id }) => id), 'released');
    return accepted(null);
  },
});
