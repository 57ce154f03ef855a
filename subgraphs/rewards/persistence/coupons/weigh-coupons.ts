import type { Sql } from '../../../kernel/database/sql.ts';
import { barOf, isWithinBudget, type UsesSoFar } from '../../domain/coupons/bars.ts';
import type { OfferTerms } from '../../domain/coupons/offer-terms.ts';
import type { NamedCoupons, SaleAsked } from '../../domain/coupons/sale.ts';
import { periodOf } from '../../domain/coupons/validity.ts';
import {
  evaluate, type Bar, type CouponToEvaluate, type Evaluation, type SaleToEvaluate,
} from '../../domain/evaluator/evaluate.ts';
import type { LineToEvaluate } from '../../domain/evaluator/reductions.ts';
import { asCoupon, automaticOffersFor } from './automatic-offers.ts';
import { usesSoFar } from './counts.ts';
import { couponsOf, type CouponInHand } from './coupons-in-hand.ts';
import { termsOf, versionKey } from './offers.ts';
import type { Buyer } from './sale-facts.ts';

export interface WeighedCoupon {
  readonly coupon: CouponInHand;
  readonly terms: OfferTerms;
  /** In which period of its limits a use counts. */
  readonly period: string;
}

export interface Weighed {
  readonly evaluation: Evaluation;
  readonly coupons: ReadonlyMap<string, WeighedCoupon>;
}

export interface Scale {
  readonly sale: SaleAsked;
  readonly buyer: Buyer;
  readonly lines: readonly LineToEvaluate[];
  readonly at: Date;
}

/** What the buyer's coupons, and offers that need none, do to a sale; under the offers' locks it stays so. */
export async function weighCoupons(
  sql: Sql, { sale, buyer, lines, at }: Scale, named: NamedCoupons | null,
): Promise<Weighed> {
  const found = [...await couponsOf(sql, buyer.memberId, named, at),
    ...(await automaticOffersFor(sql, buyer, { channelId: sale.channelId, outletId: sale.outletId, at }))
      .map((offer) => asCoupon(offer, buyer, at))];
  const terms = await termsOf(sql, found.map(keyOf));
  const weighed = found.map((coupon): WeighedCoupon => {
    const own = terms.get(versionKey(keyOf(coupon)))!;
    return { coupon, terms: own, period: periodOf(own.limits.period, at, buyer.zone) };
  });
  const uses = await usesSoFar(sql, buyer.memberId, weighed.map(({ coupon, period }) => (
    { offerId: coupon.offerId, period, outletId: sale.outletId })));
  const place = { memberId: buyer.memberId, tier: buyer.tier, channelId: sale.channelId, outletId: sale.outletId, at,
    zone: buyer.zone };
  const barred = new Map(weighed.map(({ coupon, terms: own }, index) => [
    coupon.id, barOf(coupon, own, uses[index]!, place)]));
  const asked: SaleToEvaluate = {
    currency: sale.currency, lines, pointsCashMinor: sale.pointsCashMinor, tradeInMinor: sale.tradeInMinor };
  return {
    evaluation: withinBudgets(asked, weighed, barred, uses),
    coupons: new Map(weighed.map((each) => [each.coupon.id, each])),
  };
}

/** A coupon whose budget does not bear what it would take off makes room for others. */
function withinBudgets(
  sale: SaleToEvaluate, weighed: readonly WeighedCoupon[], barred: Map<string, Bar | null>,
  uses: readonly UsesSoFar[],
): Evaluation {
  for (;;) {
    const evaluation = evaluate(sale, weighed.map(({ coupon, terms }) =>
      toEvaluate(coupon, terms, barred.get(coupon.id) ?? null)));
    const saved = new Map(evaluation.coupons.map((one) => [one.id, one.applied ? one.savedMinor : 0n]));
    const over = weighed.find(({ coupon, terms }, index) => saved.get(coupon.id)! > 0n
      && !isWithinBudget(terms, uses[index]!.spentMinor, saved.get(coupon.id)!));
    if (!over) return evaluation;
    barred.set(over.coupon.id, 'LIMIT');
  }
}

export function toEvaluate(
  { id, expiresAt }: Pick<CouponInHand, 'id' | 'expiresAt'>, { reduction, currency }: OfferTerms, barred: Bar | null,
): CouponToEvaluate {
  return { id, reduction, currency, expiresAt, barred };
}

export function keyOf({ offerId, offerVersion }: CouponInHand) {
  return { offerId, version: offerVersion };
}
