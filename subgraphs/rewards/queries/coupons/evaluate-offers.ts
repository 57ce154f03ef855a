import { PREFIX } from '../../../contracts/ids.ts';
import type { Actor } from '../../../kernel/actor.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import { visiblePersons } from '../../../kernel/database/visible-persons.ts';
import { encodeId } from '../../../kernel/ids.ts';
import { moneyView } from '../../../kernel/money.ts';
import { refused, refusedAll, accepted, type Outcome } from '../../../kernel/outcome.ts';
import { namedOf, type NamedCoupon, type SaleAsked } from '../../domain/coupons/sale.ts';
import { saleProblems, unknownItems } from '../../domain/coupons/sale-rules.ts';
import type { CouponOutcome } from '../../domain/evaluator/evaluate.ts';
import { sum, type LineToEvaluate } from '../../domain/evaluator/reductions.ts';
import type { EvaluatedLine } from '../../graphql/coupons/coupon.type.ts';
import { readBuyer, readLines } from '../../persistence/coupons/sale-facts.ts';
import { weighCoupons, type Weighed } from '../../persistence/coupons/weigh-coupons.ts';

export interface Question {
  readonly sale: SaleAsked;
  /** Null: whatever the member has. */
  readonly named: readonly NamedCoupon[] | null;
  readonly actor: Actor;
  readonly at: Date;
}

export interface Answered {
  readonly coupons: readonly {
    readonly couponId: string | null; readonly offerId: string | null; readonly named: string; readonly verdict: string;
    readonly saved: object; readonly shares: readonly object[];
  }[];
  readonly lines: readonly EvaluatedLine[];
  readonly saved: object;
  readonly due: object;
}

/** What coupons would do to a sale: the rules of a hold, and nothing is changed. Read as the owner of all rows. */
export async function evaluateOffers(
  sql: Sql, { sale, named, actor, at }: Question,
): Promise<Outcome<Answered, 'NOT_FOUND' | 'ITEM_UNKNOWN' | 'INVALID'>> {
  const wrong = saleProblems(sale);
  if (wrong.length > 0) return refusedAll(wrong);
  const buyer = await readBuyer(sql, sale.memberId, at);
  if (!buyer || (await visiblePersons(sql, actor, [buyer.memberId, sale.memberId], at)).size === 0) {
    return refused('NOT_FOUND', 'There is no such member.', ['memberId']);
  }
  const lines = await readLines(sql, sale, at);
  const unknown = unknownItems(sale, lines);
  if (unknown.length > 0) return refusedAll(unknown);
  const weighed = await weighCoupons(
    sql, { sale, buyer, lines: lines as LineToEvaluate[], at }, named && namedOf(named));
  return accepted(view(sale, lines as LineToEvaluate[], named, weighed));
}

function view(
  { currency }: SaleAsked, lines: readonly LineToEvaluate[], named: readonly NamedCoupon[] | null,
  { evaluation, coupons }: Weighed,
): Answered {
  const money = (minor: bigint) => moneyView(minor, currency);
  const isAutomatic = ({ id }: CouponOutcome) => coupons.get(id)!.coupon.cause === 'automatic';
  const said = (one: CouponOutcome, name: string) => ({
    couponId: isAutomatic(one) ? null : one.id, offerId: coupons.get(one.id)!.coupon.offerId, named: name,
    verdict: one.applied ? 'APPLIED' : one.code,
    saved: money(one.applied ? one.savedMinor : 0n),
    shares: lines.map((_, index) => money(one.applied ? one.shares[index]! : 0n)),
  });
  const ofItself = (one: CouponOutcome) => (
    said(one, encodeId(isAutomatic(one) ? PREFIX.couponOffer : PREFIX.coupon, one.id)));
  const outcomes = new Map(evaluation.coupons.map((one) => [one.id, one]));
  const byCode = new Map([...coupons.values()].map(({ coupon }) => [coupon.code, coupon.id]));
  const all = named?.map(({ id, code }) => {
    const one = outcomes.get(id ?? byCode.get(code!) ?? '');
    const name = code ?? encodeId(PREFIX.coupon, id!);
    return one ? said(one, name) : { couponId: null, offerId: null, named: name, verdict: 'NOT_YOURS', saved: money(0n),
      shares: lines.map(() => money(0n)) };
  }).concat(evaluation.coupons.filter(isAutomatic).map(ofItself)) ?? evaluation.coupons.map(ofItself);
  return {
    coupons: all, due: money(evaluation.dueMinor),
    saved: money(sum(evaluation.coupons.map((one) => (one.applied ? one.savedMinor : 0n)))),
    lines: evaluation.lines.map((one, index): EvaluatedLine => ({
      item: { id: encodeId(PREFIX.item, lines[index]!.itemId) }, quantity: lines[index]!.quantity,
      amount: money(lines[index]!.amountMinor), lineReduction: money(one.lineReductionMinor),
      orderReduction: money(one.orderReductionMinor), pointsCash: money(one.pointsCashMinor),
      tradeInCredit: money(one.tradeInMinor), base: money(one.baseMinor),
    })),
  };
}
