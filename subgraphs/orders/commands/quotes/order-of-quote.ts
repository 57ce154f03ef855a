import { PREFIX } from '../../../contracts/ids.ts';
import { decodeId } from '../../../kernel/ids.ts';
import { fromJson } from '../../../kernel/json.ts';
import type { Currency } from '../../../kernel/money.ts';
import { CODE_LENGTH } from '../../domain/identifiers.ts';
import type { PricedCoupon, PricedLine, PricedSale } from '../../domain/quotes/priced-sale.ts';
import { minutesAfter } from '../../domain/quotes/standing.ts';
import type { QuoteRow } from '../../persistence/quotes/quote-row.ts';
import type { DiscountToRecord, LineToRecord, OrderToRecord } from '../record/order-to-record.ts';

/** The order that a paid quote is: every line, share and rule as they were quoted, whatever has changed since. */
export function orderOfQuote(quote: QuoteRow, paidAt: Date): OrderToRecord {
  const priced = fromJson<PricedSale>(quote.priced);
  const applied = priced.coupons.filter(({ verdict }) => verdict === 'APPLIED');
  return {
    channelId: quote.channelId, externalNo: quote.orderNo, buyer: buyerOf(quote), outlet: { id: quote.outletId },
    fulfilment: quote.fulfilment, currency: quote.currency as Currency, paidAt, deliveredAt: null,
    lines: priced.lines.map(lineOf), orderDiscounts: discountsOf(priced.lines, applied),
    tradeInMinor: priced.tradeInMinor, pointsHold: holdOf(quote, priced, paidAt),
    shippingMinor: priced.shippingMinor, feesMinor: 0n, note: null,
    ...(applied.length > 0 && { couponIds: applied.map(idOfCoupon) }),
    creditHoldId: decodeId(PREFIX.creditHold, quote.creditHoldId ?? ''),
    asQuoted: {
      quotedAt: quote.quotedAt,
      lines: priced.lines.map((line) => ({
        marginClass: line.marginClass, orderDiscountMinor: line.orderReductionMinor,
        pointsCashMinor: line.pointsCashMinor,
        pointsSpent: line.points, tradeInMinor: line.tradeInMinor, baseMinor: line.baseMinor,
      })),
    },
  };
}

function buyerOf({ buyerExternalId, memberId }: QuoteRow): OrderToRecord['buyer'] {
  if (buyerExternalId !== null) return { externalId: buyerExternalId };
  return memberId === null ? null : { memberId };
}

function lineOf(line: PricedLine): LineToRecord {
  return {
    item: { id: line.itemId }, quantity: line.quantity, unitPriceMinor: line.unitPriceMinor,
    discountMinor: line.lineReductionMinor,
    ...(line.goldWeightMg !== null && { goldWeightMg: Number(line.goldWeightMg) }),
    ...(line.boardMinor !== null && { boardPriceMinor: line.boardMinor }),
    ...(line.labourMinor !== null && { labourMinor: line.labourMinor }),
    ...(line.bundle && { bundle: {
      id: line.bundle.id, no: line.bundle.place + 1, discountMinor: line.bundleReductionMinor ?? 0n,
      recheck: line.bundle.recheck } }),
  };
}

/** One for each line that has a share, named by what came to that line. */
function discountsOf(lines: readonly PricedLine[], applied: readonly PricedCoupon[]): DiscountToRecord[] {
  return lines.flatMap(({ orderReductionMinor }, index) => (orderReductionMinor > 0n ? [{
    amountMinor: orderReductionMinor, eligibleLines: [index],
    code: applied.filter(({ shares }) => (shares[index] ?? 0n) > 0n).map(({ named }) => named).join('+')
      .slice(0, CODE_LENGTH) || 'QUOTE',
  }] : []));
}

/** An offer that needs no coupon is named by its own id. */
function idOfCoupon({ couponId, named }: PricedCoupon): string | null {
  return couponId === null ? decodeId(PREFIX.couponOffer, named) : decodeId(PREFIX.coupon, couponId);
}

/** This room made the hold, for these points and this member: nobody has to be asked for it. */
function holdOf(
  { pointsHoldId, memberId }: QuoteRow, { points, pointsCashMinor }: PricedSale, paidAt: Date,
): OrderToRecord['pointsHold'] {
  if (points === 0n) return null;
  return {
    id: decodeId(PREFIX.pointsHold, pointsHoldId ?? ''), points, amountMinor: pointsCashMinor,
    known: {
      memberId: memberId!, points, state: 'held', expiresAt: minutesAfter(paidAt, 1), settledAt: null, channelId: null,
      isReserved: false, worthMinor: pointsCashMinor,
    },
  };
}
