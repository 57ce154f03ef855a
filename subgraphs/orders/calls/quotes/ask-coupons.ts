import { PREFIX } from '../../../contracts/ids.ts';
import { serviceActor } from '../../../kernel/actor.ts';
import { askOther, patienceOf } from '../../../kernel/calls/ask-other.ts';
import { encodeId } from '../../../kernel/ids.ts';
import { formatAmount, parseAmount, type Currency } from '../../../kernel/money.ts';
import type { JudgedSale } from '../../commands/quotes/quote-asked.ts';
import type { PricedCoupon } from '../../domain/quotes/priced-sale.ts';
import type { Asking } from './ask-pieces.ts';

const EVALUATE = `query CouponsOfQuote($input: EvaluateOffersInput!) { evaluateOffers(input: $input) {
  userErrors { code } evaluation { coupons { coupon { id } offer { terms { kind } } named verdict saved { amount }
      shares { amount } }
    lines { lineReduction { amount } orderReduction { amount } } } } }`;

interface Amount { readonly amount: string }
interface Answer {
  readonly evaluateOffers: {
    readonly userErrors: readonly { readonly code: string }[];
    readonly evaluation: {
      readonly coupons: readonly { readonly coupon: { readonly id: string } | null;
        readonly offer: { readonly terms: { readonly kind: string } | null } | null; readonly named: string;
        readonly verdict: string; readonly saved: Amount; readonly shares: readonly Amount[] }[];
      readonly lines: readonly { readonly lineReduction: Amount; readonly orderReduction: Amount }[];
    } | null;
  };
}

/** A line as the evaluator is asked about it. */
export interface LineToWeigh {
  readonly itemId: string;
  readonly quantity: number;
  readonly unitPriceMinor: bigint;
  readonly labourMinor: bigint | null;
  /** What its bundle takes off it, before coupons see it. */
  readonly bundleReductionMinor?: bigint;
}

export interface Weighed {
  readonly coupons: readonly PricedCoupon[];
  readonly lineReductions: readonly bigint[];
  readonly orderReductions: readonly bigint[];
  /** What of that is off the labour fee. */
  readonly labourReductions: readonly bigint[];
}

const asService = serviceActor('orders', ['rewards:read', 'members:read']);

/** Whether rewards has to be asked: offers that need no coupon come to each sale of a member. */
export function usesCoupons({ memberId }: JudgedSale): boolean {
  return memberId !== null;
}

/** The sale as rewards takes it, for looking and for holding. */
export function saleForRewards(sale: JudgedSale, lines: readonly LineToWeigh[], pointsCashMinor: bigint): object {
  const text = (minor: bigint) => formatAmount(minor, sale.currency);
  return {
    memberId: encodeId(PREFIX.member, sale.memberId!), channelId: encodeId(PREFIX.channel, sale.channelId),
    outletId: encodeId(PREFIX.outlet, sale.outletId), currency: sale.currency,
    lines: lines.map(({ itemId, quantity, unitPriceMinor, labourMinor, bundleReductionMinor: off = 0n }) => ({
      itemId: encodeId(PREFIX.item, itemId), quantity, unitPrice: text(unitPriceMinor),
      ...(labourMinor !== null && { labour: text(labourMinor) }),
      ...(off > 0n && { bundleReduction: text(off) }),
    })),
    pointsCash: text(pointsCashMinor), tradeInCredit: text(sale.tradeInMinor),
  };
}

/** What the one evaluator of the house makes of the coupons; a refusal means that news is under way: try again. */
export async function askCoupons(
  { services, request }: Asking, sale: JudgedSale, lines: readonly LineToWeigh[], pointsCashMinor: bigint,
): Promise<Weighed> {
  const { ids, codes, automatic } = sale.coupons;
  // Named ones alone, unless whatever the member has is to be tried: rewards does so when none is named.
  const named = automatic ? {} : { couponIds: ids, couponCodes: codes, onlyNamed: true };
  const { evaluateOffers: { evaluation } } = await askOther<Answer>(services, {
    document: EVALUATE, variables: { input: { ...saleForRewards(sale, lines, pointsCashMinor), ...named } },
    actor: asService, deadlineAt: patienceOf(request), requestId: request.requestId,
  });
  if (!evaluation) throw new Error('rewards does not know the sale yet');
  const minor = ({ amount }: Amount) => parseAmount(amount, sale.currency as Currency)!;
  return {
    coupons: evaluation.coupons.map(({ coupon, named: name, verdict, saved, shares }) => ({
      couponId: coupon?.id ?? null, named: name, verdict, savedMinor: minor(saved), shares: shares.map(minor) })),
    lineReductions: evaluation.lines.map(({ lineReduction }) => minor(lineReduction)),
    orderReductions: evaluation.lines.map(({ orderReduction }) => minor(orderReduction)),
    labourReductions: lines.map((_, index) => evaluation.coupons
      .filter(({ offer, verdict }) => offer?.terms?.kind === 'LABOUR_PERCENT' && verdict === 'APPLIED')
      .reduce((sum, { shares }) => sum + (shares[index] ? minor(shares[index]) : 0n), 0n)),
  };
}
