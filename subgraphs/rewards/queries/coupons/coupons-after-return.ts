import { sql as fragment, type RawBuilder } from 'kysely';
import { PREFIX } from '../../../contracts/ids.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import { encodeId } from '../../../kernel/ids.ts';
import { moneyView } from '../../../kernel/money.ts';
import type { OfferTerms } from '../../domain/coupons/offer-terms.ts';
import { couponsAfterReturn, type CouponOfSale, type SoldLine } from '../../domain/evaluator/remainder.ts';
import type { LineToEvaluate } from '../../domain/evaluator/reductions.ts';
import type { RemainderOfOrder } from '../../graphql/coupons/remainder.type.ts';
import { readOffers, termsOf, versionKey } from '../../persistence/coupons/offers.ts';
import { linesOf, type PricedLine } from '../../persistence/coupons/order-lines.ts';
import { toEvaluate } from '../../persistence/coupons/weigh-coupons.ts';

type Remains = Pick<SoldLine, 'remaining' | 'baseMinor' | 'remainingBaseMinor' | 'reducedMinor' | 'restoredMinor'>;

export interface OrderWithRemainder {
  readonly orderId: string;
  readonly currency: string;
  readonly paidAt: Date;
  /** As the order named them: coupons, and offers that need none. */
  readonly couponIds: readonly string[];
  readonly lines: readonly (PricedLine & Remains)[];
}

interface Named {
  readonly id: string; readonly offerId: string; readonly version: number; readonly expiresAt: Date | null;
  readonly orderId: string | null;
}

/** What the coupons of each order are worth for what remains of it, by the versions they were given with. */
export async function remaindersOf(sql: Sql, orders: readonly OrderWithRemainder[]): Promise<RemainderOfOrder[]> {
  const ids = [...new Set(orders.flatMap(({ couponIds }) => couponIds))];
  const coupons = await sql.all<Named>`${couponsNamed(ids, orders.map(({ orderId }) => orderId))}`;
  const offers = await readOffers(sql, ids);
  const terms = await termsOf(sql, coupons);
  const lines = await linesOf(sql, orders);
  return orders.map((order, place) => {
    const own = coupons.filter(({ id, orderId }) => order.couponIds.includes(id) || orderId === order.orderId);
    // An offer of which the news of the sale is under way: as it is now.
    const coming = order.couponIds.flatMap((id) => (
      offers.has(id) && !own.some(({ offerId }) => offerId === id) ? [offers.get(id)!] : []));
    const { coupons: judged, withheldMinor } = couponsAfterReturn(order.currency, soldLines(order, lines[place]!), [
      ...own.map((one) => ofSale(one, terms.get(versionKey(one))!)),
      ...coming.map((offer) => ofSale({ id: offer.id, expiresAt: null }, offer.terms)),
    ]);
    const money = (minor: bigint) => moneyView(minor, order.currency);
    return {
      orderId: encodeId(PREFIX.order, order.orderId), withheld: money(withheldMinor),
      asksAgain: [...own.map((one) => terms.get(versionKey(one))!), ...coming.map((offer) => offer.terms)]
        .some(({ atPartialReturn }) => atPartialReturn === 'recheck'),
      coupons: judged.map((one) => ({
        couponId: own.some(({ id }) => id === one.id) ? encodeId(PREFIX.coupon, one.id) : null,
        holds: one.holds, saved: money(one.savedMinor),
        remaining: money(one.remainingMinor), withheld: money(one.withheldMinor),
      })),
    };
  });
}

/** Found from either side by an index: `or` over both tables would read them whole. */
export function couponsNamed(ids: readonly string[], orderIds: readonly string[]): RawBuilder<Named> {
  return fragment<Named>`
    with named as (select id from coupon where id = any(${`{${ids.join(',')}}`}::uuid[])
      union select c.id from coupon_hold h join coupon c on c.hold_id = h.id and c.cause = 'automatic'
        where h.order_id = any(${`{${orderIds.join(',')}}`}::uuid[]))
    select c.id, c.offer_id as "offerId", c.offer_version as version, c.expires_at as "expiresAt",
      h.order_id as "orderId"
    from named join coupon c using (id) left join coupon_hold h on h.id = c.hold_id`;
}

function soldLines(order: OrderWithRemainder, lines: readonly LineToEvaluate[]) {
  return lines.map((line, index): SoldLine => {
    const { remaining, baseMinor, remainingBaseMinor, reducedMinor, restoredMinor = 0n } = order.lines[index]!;
    return { ...line, remaining, baseMinor, remainingBaseMinor, reducedMinor, restoredMinor };
  });
}

function ofSale(coupon: { id: string; expiresAt: Date | null }, terms: OfferTerms): CouponOfSale {
  return { ...toEvaluate(coupon, terms, null), asksAgain: terms.atPartialReturn === 'recheck' };
}
