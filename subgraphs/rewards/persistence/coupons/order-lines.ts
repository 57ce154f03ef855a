import type { OrderFacts } from '../../../contracts/events.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import { readCodebook } from '../../../words/read-codebook.ts';
import type { OfferTerms } from '../../domain/coupons/offer-terms.ts';
import { evaluate } from '../../domain/evaluator/evaluate.ts';
import type { LineToEvaluate } from '../../domain/evaluator/reductions.ts';
import type { CouponInHand } from './coupons-in-hand.ts';
import { traitsOf } from './sale-facts.ts';
import { toEvaluate } from './weigh-coupons.ts';

/** What the evaluator takes off an order's lines by these coupons, whatever limits say by now. */
export async function expectedOf(
  sql: Sql, order: OrderFacts, coupons: readonly { readonly coupon: CouponInHand; readonly terms: OfferTerms }[],
) {
  const [lines] = await linesOf(sql, [{ paidAt: order.paidAt, lines: order.lines.map((line) => (
    { ...line, amountMinor: line.amountMinor ?? line.baseMinor, labourMinor: line.labourMinor ?? null })) }]);
  const { lines: outcomes, coupons: judged } = evaluate(
    { currency: order.currency, lines: lines!, pointsCashMinor: 0n, tradeInMinor: 0n },
    coupons.map(({ coupon, terms }) => toEvaluate(coupon, terms, null)));
  return {
    perLine: outcomes.map((line) => line.lineReductionMinor + line.orderReductionMinor),
    savedById: new Map(judged.map((one) => [one.id, one.applied ? one.savedMinor : 0n])),
  };
}

/** A line as its order was priced. */
export interface PricedLine {
  readonly itemId: string; readonly marginClass: string; readonly quantity: number; readonly amountMinor: bigint;
  readonly labourMinor: bigint | null;
}

/** The lines of each order with what this room knows of their items, read once for all of them. */
export async function linesOf(
  sql: Sql, orders: readonly { readonly paidAt: Date; readonly lines: readonly PricedLine[] }[],
): Promise<LineToEvaluate[][]> {
  const itemIds = new Set(orders.flatMap(({ lines }) => lines.map(({ itemId }) => itemId)));
  const items = await sql.all<{ item_id: string; product_id: string; series: string | null }>`
    select item_id, product_id, series from item_fact where item_id = any(${[...itemIds]}::uuid[])`;
  const known = new Map(items.map((item) => [item.item_id, item]));
  const book = await readCodebook(sql);
  return orders.map(({ paidAt, lines }) => lines.map((line) => ({
    marginClass: line.marginClass, ...traitsOf(book, line.marginClass, paidAt), itemId: line.itemId,
    productId: known.get(line.itemId)?.product_id ?? null, series: known.get(line.itemId)?.series ?? null,
    quantity: line.quantity, amountMinor: line.amountMinor, labourMinor: line.labourMinor,
  })));
}
