import { PREFIX } from '../../../contracts/ids.ts';
import { encodeId } from '../../../kernel/ids.ts';
import { fromJson } from '../../../kernel/json.ts';
import { moneyView } from '../../../kernel/money.ts';
import type { PricedCoupon, PricedLine, PricedSale } from '../../domain/quotes/priced-sale.ts';
import { stateAt } from '../../domain/quotes/standing.ts';
import type { Quote, QuotePrice } from '../../graphql/quotes/quote.type.ts';
import type { QuoteRow } from '../../persistence/quotes/quote-row.ts';

/** A quote as it stands at a moment. */
export function quoteView(row: QuoteRow, now: Date): Quote {
  return {
    id: encodeId(PREFIX.quote, row.id), uuid: row.id, orderNo: row.orderNo, shortNo: row.shortNo,
    state: stateAt(row, now),
    channel: { id: encodeId(PREFIX.channel, row.channelId) }, outlet: { id: encodeId(PREFIX.outlet, row.outletId) },
    member: row.memberId ? { id: encodeId(PREFIX.member, row.memberId) } : null,
    fulfilment: row.fulfilment, currency: row.currency, quotedAt: row.quotedAt, lockedUntil: row.lockedUntil,
    placedAt: row.placedAt, orderUuid: row.orderId,
    price: row.priced ? priceView(fromJson<PricedSale>(row.priced), row.currency) : null,
  };
}

export function priceView(priced: PricedSale, currency: string): QuotePrice {
  const money = (minor: bigint) => moneyView(minor, currency);
  const sum = (of: (line: PricedLine) => bigint) => money(priced.lines.reduce((total, line) => total + of(line), 0n));
  const { earned } = priced;
  return {
    lines: priced.lines.map((line) => lineView(line, money)),
    coupons: priced.coupons.map((coupon) => couponView(coupon, money)),
    goods: sum((line) => line.amountMinor), lineReductions: sum((line) => line.lineReductionMinor),
    orderReductions: sum((line) => line.orderReductionMinor), pointsSpent: priced.points,
    pointsCash: money(priced.pointsCashMinor), pointsCashLimit: money(priced.pointsLimitMinor),
    tradeInCredit: money(priced.tradeInMinor), ...creditView(priced, money), base: sum((line) => line.baseMinor),
    shipping: money(priced.shippingMinor), due: money(priced.dueMinor), earning: earned,
  };
}

/** What of the credit is whose, and what the sale does not take of it. */
function creditView({ credit, tradeInMinor }: PricedSale, money: Shown) {
  // Where the sale takes nothing of it, nothing is held and credited.
  const held = tradeInMinor > 0n ? credit : undefined;
  const storeMinor = held?.storeCreditMinor ?? 0n;
  return {
    tradeIns: (held?.tradeInIds ?? []).map((id) => ({ id })), storeCredit: money(storeMinor),
    creditLeft: money(held ? held.leftMinor ?? held.offeredMinor + storeMinor - tradeInMinor : 0n),
  };
}

type Shown = (minor: bigint) => ReturnType<typeof moneyView>;

function lineView(line: PricedLine, money: Shown): QuotePrice['lines'][number] {
  const some = (minor: bigint | null) => (minor === null ? null : money(minor));
  return {
    item: { id: encodeId(PREFIX.item, line.itemId) }, sku: line.sku, name: line.name, quantity: line.quantity,
    unitPrice: money(line.unitPriceMinor), goldWeightMg: line.goldWeightMg === null ? null : Number(line.goldWeightMg),
    boardPrice: some(line.boardMinor), labour: some(line.labourMinor), stones: money(line.stonesMinor),
    amount: money(line.amountMinor), lineReduction: money(line.lineReductionMinor),
    orderReduction: money(line.orderReductionMinor), pointsCash: money(line.pointsCashMinor),
    pointsSpent: line.points, pointsAllowed: line.takesPoints, tradeInCredit: money(line.tradeInMinor),
    base: money(line.baseMinor), points: line.earned?.points ?? null, tierBonus: line.earned?.bonus ?? null,
    growth: line.earned?.growth ?? null, bundleReduction: money(line.bundleReductionMinor ?? 0n),
    bundle: line.bundle ? { id: encodeId(PREFIX.bundle, line.bundle.id) } : null, deliversOn: line.deliversOn ?? null,
  };
}

function couponView({ couponId, named, verdict, savedMinor, shares }: PricedCoupon, money: Shown) {
  return {
    coupon: couponId === null ? null : { id: couponId }, named, verdict,
    saved: money(savedMinor), shares: shares.map(money),
  };
}
