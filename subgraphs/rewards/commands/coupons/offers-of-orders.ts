import type { OrderFacts } from '../../../contracts/events.ts';
import type { Tx } from '../../../kernel/commands/command.ts';
import { automaticOffersFor, takeOffers } from '../../persistence/coupons/automatic-offers.ts';
import { readOffers } from '../../persistence/coupons/offers.ts';
import { readBuyer } from '../../persistence/coupons/sale-facts.ts';

type Told = OrderFacts & { readonly couponIds: readonly string[] };

/**
 * An order names offers that need no coupon like coupons. What its hold has of them is meant, or what came to it at
 * payment; an offer that did not come stays as it was named, and is shown as what it is: no coupon of the buyer.
 */
export async function withOffersTaken<Order extends Told>(tx: Tx, order: Order): Promise<Order> {
  const named = await readOffers(tx.sql, order.couponIds);
  if (named.size === 0) return order;
  const held = new Map((await tx.sql.all<{ id: string; offer_id: string }>`select c.id, c.offer_id from coupon c
    join coupon_hold h on h.id = c.hold_id where h.channel_id = ${order.channelId} and h.order_no = ${order.externalNo}
      and h.order_id is null and h.state in ('held', 'used') and c.cause = 'automatic'
      and c.offer_id = any(${[...named.keys()]}::uuid[])`).map((row) => [row.offer_id, row.id]));
  const buyer = order.memberId === null ? null : await readBuyer(tx.sql, order.memberId, order.paidAt);
  const came = buyer ? (await automaticOffersFor(tx.sql, buyer, {
    channelId: order.channelId, outletId: order.sellingOutletId, at: order.paidAt,
  })).filter(({ id }) => named.has(id) && !held.has(id)) : [];
  const ids = await takeOffers(tx, came.map((offer) => (
    { offerId: offer.id, offerVersion: offer.version, memberId: buyer!.memberId, of: order.orderId })),
  { validFrom: order.paidAt });
  const meant = new Map([...held, ...came.map(({ id }, index) => [id, ids[index]!] as const)]);
  return { ...order, couponIds: order.couponIds.map((id) => meant.get(id) ?? id) };
}
