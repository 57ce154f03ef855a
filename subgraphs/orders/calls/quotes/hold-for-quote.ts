import { PREFIX } from '../../../contracts/ids.ts';
import { serviceActor } from '../../../kernel/actor.ts';
import { askOther, patienceOf } from '../../../kernel/calls/ask-other.ts';
import { encodeId } from '../../../kernel/ids.ts';
import { formatAmount, parseAmount } from '../../../kernel/money.ts';
import type { Refusal } from '../../../kernel/outcome.ts';
import type { JudgedSale } from '../../commands/quotes/quote-asked.ts';
import type { PricedCredit, PricedSale } from '../../domain/quotes/priced-sale.ts';
import type { HoldRefusal, HoldsToSettle } from '../../commands/quotes/settle-quote.ts';
import { DEFAULT_RULES } from '../../domain/policy.ts';
import { creditMinutesOf, holdMinutesOf } from '../../domain/quotes/standing.ts';
import { creditForTradeins, refusalOfCredit, type SaidOfCredit } from './ask-credit.ts';
import { saleForRewards } from './ask-coupons.ts';
import type { Asking } from './ask-pieces.ts';

const COUPONS = `coupons: holdCoupons(input: $coupons) { hold { id saved { amount } } userErrors { code message } }`;
const POINTS = `points: holdPoints(input: $points) { hold { id } userErrors { code message } }`;
const CREDIT = `credit: holdTradeInCredit(input: $credit) { hold { id tradeIn { amount } }
  userErrors { code message path available { amount currency } } }`;
interface Wanted { readonly coupons: boolean; readonly points: boolean; readonly credit: boolean }
const documentOf = ({ coupons, points, credit }: Wanted): string => `mutation HoldForQuote(${[
  ...(coupons ? ['$coupons: HoldCouponsInput!'] : []), ...(points ? ['$points: HoldPointsInput!'] : []),
  ...(credit ? ['$credit: HoldTradeInCreditInput!'] : []),
].join(', ')}) { ${coupons ? COUPONS : ''} ${points ? POINTS : ''} ${credit ? CREDIT : ''} }`;

interface Held<Hold = { readonly id: string }> {
  readonly hold: Hold | null;
  readonly userErrors: readonly { readonly code: string; readonly message: string }[];
}
interface HeldCredit {
  readonly hold: { readonly id: string; readonly tradeIn: { readonly amount: string } } | null;
  readonly userErrors: readonly SaidOfCredit[];
}
type HeldCoupons = Held<{ readonly id: string; readonly saved: { readonly amount: string } }>;

export interface QuoteToHold {
  readonly quoteId: string;
  readonly attempt: number;
  readonly sale: JudgedSale;
  readonly priced: PricedSale;
}

const asService = serviceActor('orders',
  ['rewards:redeem', 'rewards:read', 'loyalty:hold', 'loyalty:read', 'tradeins:use', 'tradeins:read', 'members:read']);

/**
 * Holds what applies, the points, old gold and store credit, for longer than the quote may take: they end by
 * themselves whoever dies
 * meanwhile. Coupons are named, offers that need none come by themselves; together they take off what the price says,
 * or none of it is kept. Their keys are the quote's, so that asking again answers the same holds. Rejects without a
 * whole answer.
 */
export async function holdForQuote(
  { services, request }: Asking, { quoteId, attempt, sale, priced }: QuoteToHold,
): Promise<HoldsToSettle> {
  const applied = priced.coupons.filter(({ verdict }) => verdict === 'APPLIED');
  const couponIds = applied.flatMap(({ couponId }) => couponId ?? []);
  const holdMinutes = sale.holdMinutes ?? holdMinutesOf(DEFAULT_RULES);
  const key = `quote:${quoteId}:${attempt}`;
  const [withCoupons, withPoints, credit] = [applied.length > 0, priced.points > 0n, creditToHold(priced)];
  const answer = await askOther<{ coupons?: HeldCoupons; points?: Held; credit?: HeldCredit }>(services, {
    document: documentOf({ coupons: withCoupons, points: withPoints, credit: credit !== null }),
    variables: {
      ...(withCoupons && { coupons: {
        ...saleForRewards(sale, priced.lines, priced.pointsCashMinor), couponIds, orderNo: sale.orderNo,
        holdMinutes, idempotencyKey: key } }),
      ...(withPoints && { points: {
        memberId: encodeId(PREFIX.member, sale.memberId!), points: Number(priced.points), purpose: 'quote',
        ttlMinutes: holdMinutes, idempotencyKey: key } }),
      ...(credit && { credit: {
        ...creditForTradeins(sale, credit, creditMinutesOf(holdMinutes)),
        amount: formatAmount(priced.tradeInMinor, sale.currency), idempotencyKey: key } }),
    },
    actor: asService, deadlineAt: patienceOf(request), requestId: request.requestId,
  });
  const saved = answer.coupons?.hold?.saved.amount;
  const isOther = saved !== undefined
    && parseAmount(saved, sale.currency) !== applied.reduce((sum, { savedMinor }) => sum + savedMinor, 0n);
  return {
    quoteId, attempt, couponHoldId: answer.coupons?.hold?.id ?? null, pointsHoldId: answer.points?.hold?.id ?? null,
    creditHoldId: answer.credit?.hold?.id ?? null,
    refusals: [...(answer.coupons?.userErrors ?? []).map(ofCoupons), ...(isOther ? [OTHER_OFFERS] : []),
      ...(answer.points?.userErrors ?? []).map(ofPoints),
      ...(answer.credit?.userErrors ?? []).flatMap(ofCredit)],
  };
}

const OTHER_OFFERS: Refusal<HoldRefusal> = { code: 'COUPON_GONE', path: ['couponIds'],
  message: 'What comes to the sale has changed since it was priced a moment ago.' };

/** Whatever keeps a coupon from being held now: it applied a moment ago. */
function ofCoupons({ code, message }: Held['userErrors'][number]): Refusal<HoldRefusal> {
  return code === 'TRY_AGAIN' ? { code, message, path: ['couponIds'] }
    : { code: 'COUPON_GONE', path: ['couponIds'],
      message: `A coupon that applied a moment ago does not any more: ${message}` };
}

function ofPoints({ code, message }: Held['userErrors'][number]): Refusal<HoldRefusal> {
  const isFinal = code === 'POINTS_DEBT' || code === 'UNDER_REVIEW' || code === 'INSUFFICIENT_POINTS';
  const known = isFinal ? code : 'TRY_AGAIN';
  return { code: known, message, path: ['points'] };
}

/** Of a sale that takes any of it. */
export function creditToHold({ credit, tradeInMinor }: PricedSale): PricedCredit | null {
  return credit && tradeInMinor > 0n ? credit : null;
}

/** It was free a moment ago. */
function ofCredit(said: SaidOfCredit): readonly Refusal<HoldRefusal>[] {
  const refusal = refusalOfCredit(said);
  return refusal.ok ? [] : refusal.refusals as readonly Refusal<HoldRefusal>[];
}
