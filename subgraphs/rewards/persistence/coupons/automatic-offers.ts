import { randomBytes } from 'node:crypto';
import type { Tx } from '../../../kernel/commands/command.ts';
import type { NewRowOf } from '../../../kernel/database/define-table.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import { newId } from '../../../kernel/ids.ts';
import { comesTo, type Cart } from '../../domain/coupons/automatic.ts';
import { couponCodeFrom } from '../../domain/coupons/coupon-code.ts';
import { validityOf } from '../../domain/coupons/validity.ts';
import { segmentsOf } from '../segments/gates.ts';
import { couponTable } from '../tables/coupon.table.ts';
import type { CouponInHand } from './coupons-in-hand.ts';
import { keptTerms, type OpenOffer } from './offers.ts';
import type { Buyer } from './sale-facts.ts';

interface Row { id: string; version: number; terms: unknown; published_at: Date }
type Place = Pick<Cart, 'channelId' | 'outletId' | 'at'>;

/**
 * Offers without a coupon that come to a sale of this buyer: as they were published by then, and not ended. All of
 * them: the policy bounds how many there are when one is published.
 */
export async function automaticOffersFor(sql: Sql, buyer: Buyer, place: Place): Promise<OpenOffer[]> {
  const rows = await sql.all<Row>`select o.id, v.version, v.terms, v.published_at
    from coupon_offer o join lateral (select version, terms, published_at from coupon_offer_version
      where offer_id = o.id and published_at <= ${place.at} order by version desc limit 1) v on true
    where exists (select 1 from coupon_offer_version a where a.offer_id = o.id and (a.terms ->> 'automatic') = 'true')
      and (o.ended_at is null or o.ended_at > ${place.at}) order by o.id`;
  const offers = rows.map((row) => ({
    id: row.id, version: row.version, terms: keptTerms(row.terms), endedAt: null, firstPublishedAt: row.published_at,
  }));
  const gated = offers.some(({ terms }) => terms.segmentId !== null);
  const segmentIds = gated ? (await segmentsOf(sql, [buyer.memberId])).get(buyer.memberId)! : [];
  return offers.filter(({ terms }) => comesTo(terms, { ...buyer, ...place, segmentIds }));
}

/**
 * How many offers that need no coupon are in use beside this one, and whether this one is. Waits for whoever publishes
 * another one: they are counted by one at a time.
 */
export async function countAutomatic(
  tx: Tx, id: string,
): Promise<{ readonly others: number; readonly isInUse: boolean }> {
  await tx.sql.run`select pg_advisory_xact_lock(hashtext('rewards.automatic-offers'))`;
  // The last day of an offer ends in the last zone a day later than here.
  return tx.sql.one`select count(*) filter (where o.id <> ${id})::int as others,
      coalesce(bool_or(o.id = ${id}), false) as "isInUse" from coupon_offer o
    join coupon_offer_version v on v.offer_id = o.id and v.version = o.published_version
    where o.ended_at is null and (v.terms ->> 'automatic') = 'true'
      and coalesce((v.terms ->> 'validUntil')::date, 'infinity')
        >= (${tx.now}::timestamptz at time zone 'UTC')::date - 1`;
}

/** An offer as the evaluator compares it: like a coupon that the buyer has, by the offer's own id. */
export function asCoupon({ id, version, terms }: OpenOffer, { memberId, zone }: Buyer, at: Date): CouponInHand {
  const { until } = validityOf(terms, at, zone);
  return {
    id, code: '', offerId: id, offerVersion: version, memberId, cause: 'automatic', state: 'issued', validFrom: at,
    expiresAt: until, heldUntil: null, holdId: null, savedMinor: null, usePeriod: null, nth: 1,
  };
}

export interface TakenOffer {
  readonly offerId: string;
  readonly offerVersion: number;
  readonly memberId: string;
  /** The hold or the order that has it. */
  readonly of: string;
}

/** A sale takes an offer: what it has of it is a coupon of its own from now on, and none when the sale is not made. */
export async function takeOffers(
  tx: Tx, taken: readonly TakenOffer[], held: Partial<NewRowOf<typeof couponTable>> = {},
): Promise<string[]> {
  const rows = taken.map(({ offerId, offerVersion, memberId, of }) => ({
    id: newId(tx.now), offerId, offerVersion, memberId, code: couponCodeFrom(randomBytes(12)),
    state: 'issued' as const, cause: 'automatic' as const, causeKey: of, issuedAt: tx.now, validFrom: tx.now, ...held,
  }));
  if (rows.length > 0) await tx.sql.insertInto(couponTable, rows);
  return rows.map(({ id }) => id);
}
