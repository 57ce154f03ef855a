import type { OrderFacts } from '../../../contracts/events.ts';
import type { Tx } from '../../../kernel/commands/command.ts';
import { barOf, isWithinBudget } from '../../domain/coupons/bars.ts';
import { periodOf } from '../../domain/coupons/validity.ts';
import { asCoupon, automaticOffersFor, takeOffers } from '../../persistence/coupons/automatic-offers.ts';
import { usesSoFar } from '../../persistence/coupons/counts.ts';
import { lockCoupons } from '../../persistence/coupons/coupons-in-hand.ts';
import { readOffers, termsOf, versionKey, type OpenOffer } from '../../persistence/coupons/offers.ts';
import { expectedOf } from '../../persistence/coupons/order-lines.ts';
import { readBuyer, type Buyer } from '../../persistence/coupons/sale-facts.ts';
import { keyOf } from '../../persistence/coupons/weigh-coupons.ts';

type Told = OrderFacts & { readonly couponIds: readonly string[] };

/**
 * An order names offers that need no coupon like coupons. What its hold has of them is meant, or what came to it at
 * payment; an offer that did not come, or was used up, stays as it was named, and is shown as what it is: no coupon of
 * the buyer.
 */
export async function withOffersTaken<Order extends Told>(tx: Tx, order: Order): Promise<Order> {
  const named = await readOffers(tx.sql, order.couponIds);
  if (named.size === 0) return order;
  const held = new Map((await tx.sql.all<{ id: string; offer_id: string }>`select c.id, c.offer_id from coupon c
    join coupon_hold h on h.id = c.hold_id where h.channel_id = ${order.channelId} and h.order_no = ${order.externalNo}
      and h.order_id is null and h.state in ('held', 'used') and c.cause = 'automatic'
      and c.offer_id = any(${[...named.keys()]}::uuid[])`).map((row) => [row.offer_id, row.id]));
  const buyer = order.memberId === null ? null : await readBuyer(tx.sql, order.memberId, order.paidAt);
  const came = buyer ? await withinLimits(tx, order, buyer, (await automaticOffersFor(tx.sql, buyer, {
    channelId: order.channelId, outletId: order.sellingOutletId, at: order.paidAt,
  })).filter(({ id }) => named.has(id) && !held.has(id)), [...held.values()]) : [];
  const ids = await takeOffers(tx, came.map((offer) => (
    { offerId: offer.id, offerVersion: offer.version, memberId: buyer!.memberId, of: order.orderId })),
  { validFrom: order.paidAt });
  const meant = new Map([...held, ...came.map(({ id }, index) => [id, ids[index]!] as const)]);
  return { ...order, couponIds: order.couponIds.map((id) => meant.get(id) ?? id) };
}

/** Those that their limits and budgets bear, beside the coupons of the order; their locks are held. */
async function withinLimits(
  tx: Tx, order: Told, buyer: Buyer, came: readonly OpenOffer[], heldIds: readonly string[],
): Promise<OpenOffer[]> {
  if (came.length === 0) return [];
  const uses = await usesSoFar(tx.sql, buyer.memberId, came.map(({ id, terms: { limits } }) => (
    { offerId: id, period: periodOf(limits.period, order.paidAt, buyer.zone), outletId: order.sellingOutletId })));
  const place = { ...buyer, channelId: order.channelId, outletId: order.sellingOutletId, at: order.paidAt };
  const open = came.map((offer, index) => (
    { offer, coupon: asCoupon(offer, buyer, order.paidAt), terms: offer.terms, uses: uses[index]! }))
    .filter(({ coupon, terms, uses: soFar }) => barOf(coupon, terms, soFar, place) === null);
  const coupons = await lockCoupons(tx.sql, [...order.couponIds, ...heldIds]);
  const terms = await termsOf(tx.sql, coupons.map(keyOf));
  const beside = coupons.map((coupon) => ({ coupon, terms: terms.get(versionKey(keyOf(coupon)))! }));
  for (;;) {
    const { savedById } = await expectedOf(tx.sql, order, [...beside, ...open]);
    const over = open.findIndex(({ offer, terms: own, uses: soFar }) => (
      !isWithinBudget(own, soFar.spentMinor, savedById.get(offer.id) ?? 0n)));
    if (over < 0) return open.map(({ offer }) => offer);
    open.splice(over, 1);
  }
}
