import { isSame, minus, ZERO, type Decimal } from '../map/decimal.ts';
import type { FileLine } from './order-line.ts';
import type { Work } from './work.ts';

/** `waits`: for its payment, no sale yet. `ended`: given up without a payment. `unknown`: the file's word is asked. */
export type State = 'sold' | 'waits' | 'ended' | 'returned' | 'unknown';

const STATES = ['PAID', 'UNPAID', 'CANCELLED', 'REFUNDED'] as const;

const of = (state: string, words: string): Record<string, string> =>
  Object.fromEntries(words.split(' ').map((word) => [word, state]));

const KNOWN: Record<string, string> = {
  ...of('PAID', 'paid completed complete processing fulfilled shipped delivered done posted invoiced wccompleted '
    + 'wcprocessing partiallyrefunded '
    + '交易完成 交易成功 已完成 已付款 已发货 待发货 已签收 待收货 买家已付款等待卖家发货 卖家已发货等待买家确认 交易成功可评价'),
  ...of('UNPAID', 'pending unpaid onhold authorized partiallypaid pendingpayment checkoutdraft draft open new failed '
    + 'wcpending wconhold wcfailed '
    + '待付款 未付款 等待买家付款 待支付'),
  ...of('CANCELLED', 'cancelled canceled voided expired wccancelled 已关闭 交易关闭 已取消 付款以前卖家或买家主动关闭交易'),
  ...of('REFUNDED', 'refunded returned wcrefunded 已退款 退款成功 已退货 付款以后用户退款成功交易自动关闭'),
};

/**
 * What became of an order, by its words and by its money: one that says "paid" with its sum outstanding is not paid.
 */
export function stateOf(work: Work, lines: readonly FileLine[], total: Decimal): State {
  const { mapping } = work;
  const outstanding = firstOf(lines, (line) => mapping.number('outstanding', line.cells));
  if (outstanding !== null && outstanding.units > 0n && total.units > 0n) return 'waits';
  const words = lines.flatMap((line) => (mapping.text('status', line.cells) === '' ? []
    : [mapping.word('status', line.cells, KNOWN, STATES)]));
  if (words.includes(null)) return 'unknown';
  if (words.includes('UNPAID')) return 'waits';
  const isPaid = !mapping.has('paidAt') || lines.some((line) => mapping.text('paidAt', line.cells) !== '');
  const refunds = lines.filter((line) => line.refunded !== null && line.refunded.units > 0n).length;
  if (words.includes('CANCELLED') && words.every((word) => word === 'CANCELLED') && refunds === 0) return 'ended';
  if (words.length > 0 && words.every((word) => word === 'REFUNDED') && refunds === 0) return 'returned';
  return isPaid || words.includes('PAID') || refunds > 0 ? 'sold' : 'waits';
}

export function firstOf<Value>(lines: readonly FileLine[], read: (line: FileLine) => Value | null): Value | null {
  for (const line of lines) {
    const value = read(line);
    if (value !== null) return value;
  }
  return null;
}

/** The file's totals of an order, of which those that it says must agree; tax is on top or within, as they show. */
export interface Totals {
  readonly subtotal: Decimal | null;
  readonly shipping: Decimal;
  readonly tax: Decimal;
  readonly total: Decimal | null;
}

/** `discount`: what of the order's discount its lines do not have yet. */
export type Agreed = { readonly ok: true; readonly fees: Decimal; readonly total: Decimal; readonly discount: Decimal }
  | { readonly ok: false; readonly why: string };

/**
 * The totals of shops that write their lines after the coupon agree without the discount of the order: 180.00 + 5.00 =
 * 185.00 with 20.00 of a coupon has these 20.00 in its lines.
 * Example: lines 432.25, subtotal 432.25, tax 38.90, total 471.15 → the tax is on top: fees 38.90.
 */
export function agree(goods: Decimal, discount: Decimal, totals: Totals, show: (value: Decimal) => string): Agreed {
  const net = minus(goods, discount);
  const { subtotal, shipping, tax, total } = totals;
  if (subtotal !== null && !isSame(subtotal, net) && !isSame(subtotal, goods)) {
    return { ok: false, why: `its lines come to ${show(goods)}, less ${show(discount)}, and its subtotal is ${show(
      subtotal)}` };
  }
  if (total === null) return { ok: true, fees: tax, total: add(add(net, shipping), tax), discount };
  for (const off of [discount, ZERO]) {
    const within = add(minus(goods, off), shipping);
    if (isSame(total, add(within, tax))) return { ok: true, fees: tax, total, discount: off };
    if (isSame(total, within)) return { ok: true, fees: ZERO, total, discount: off };
  }
  const all = show(add(add(net, shipping), tax));
  return { ok: false, why: `its lines, discount, shipping and tax come to ${all}, and its total is ${show(total)}` };
}

const add = (a: Decimal, b: Decimal): Decimal => minus(a, { units: -b.units, scale: b.scale });
