import { createHash } from 'node:crypto';
import { KeyCounter } from '../map/key-counter.ts';
import { isSame, minus, rounded, scaled, textOf, type Decimal } from '../map/decimal.ts';
import type { Sold } from './order-line.ts';
import { soldKey, type Survey } from './order-survey.ts';
import type { ReturnedLine, Thing } from './record.ts';
import type { Work } from './work.ts';

interface Found {
  readonly work: Work;
  readonly survey: Survey;
  readonly orderNo: string;
  readonly currency: string;
  readonly paidAt: string;
  readonly places: number;
}

/**
 * Lines of negative quantity: returns of the order they name, of this file or an earlier one. One that names none, or
 * an order of this file that sold no such piece, is refused by name.
 */
export function* returnsByLines(
  { work, survey, orderNo, currency, paidAt }: Found, back: readonly Sold[],
): Generator<Thing, void, undefined> {
  const { mapping, tally } = work;
  const times = new KeyCounter();
  for (const line of back) {
    tally.count('returns');
    tally.sum('returned', currency, minus({ units: 0n, scale: 0 }, line.net));
    const of = mapping.text('returnOf', line.cells);
    // By what came back, and not by where it stands: a file that was mended has other lines.
    const nth = times.add(line.sku);
    const what = `${-line.quantity} × ${line.name} in ${orderNo}`;
    if (of === '') {
      tally.remark(line.line, 'refused', 'RETURN_NAMELESS', `${what} came back, and it is not said of which order`);
    } else if (survey.sizes.count(of) > 0 && survey.sold.count(soldKey(of, line.sku)) < -line.quantity) {
      tally.remark(line.line, 'refused', 'RETURN_NOT_SOLD', `${what} came back of ${of}, which has sold ${
        survey.sold.count(soldKey(of, line.sku))} of it in this file`);
    } else if (survey.broken.has(of)) {
      tally.remark(line.line, 'held', 'LINE_UNREADABLE', `${what} came back of ${of}, which is held back`);
    } else {
      const at = mapping.time('createdAt', line.cells) ?? paidAt;
      yield { is: 'return', key: `${orderNo}#${line.sku}#${nth}`, lines: [line.line],
        value: { orderNo: of, returnNo: returnNoOf(orderNo, line.sku, nth), at,
        currency, lines: [{ line: line.line, sku: line.sku, quantity: -line.quantity, amount: null }] } };
    }
  }
}

/** Of 100 characters at most, which a long name of a piece would exceed. */
function returnNoOf(orderNo: string, sku: string, nth: number): string {
  const digest = createHash('sha256').update(sku).digest('hex').slice(0, 12);
  return `${[...orderNo].slice(-80).join('')}-${digest}-${nth}`;
}

interface All { readonly sold: readonly Sold[]; readonly goods: Decimal; readonly net: Decimal }

/**
 * Money given back: of each line, or of the whole order (`refunds`). All of it is the pieces coming back; a part is
 * value alone, since nobody says that a piece came back. The file has no day for it: the order's is taken.
 */
export function* returnsByRefund(found: Found, all: All, refunds: Decimal | null): Generator<Thing, void, undefined> {
  const lines = refunds === null ? byLine(found, all.sold) : byOrder(found, all, refunds);
  if (lines.length === 0) return;
  found.work.tally.count('returns');
  const { orderNo, paidAt, currency } = found;
  for (const { line } of lines) {
    found.work.tally.remark(line, 'noted', 'REFUND_UNDATED',
      `what was given back of order ${orderNo} has no day: it is that of the payment`);
  }
  yield { is: 'return', key: `${orderNo}#refund`, lines: lines.map(({ line }) => line),
    value: { orderNo, returnNo: 'refund', at: paidAt, currency, lines } };
}

function byLine({ work, orderNo, places }: Found, sold: readonly Sold[]): ReturnedLine[] {
  return sold.flatMap((line): ReturnedLine[] => {
    const refunded = line.refunded && rounded(line.refunded, places);
    if (refunded === null || refunded.units <= 0n) return [];
    const left = minus(line.net, refunded);
    if (left.units < 0n) {
      work.tally.remark(line.line, 'refused', 'REFUND_TOO_LARGE',
        `order ${orderNo}: ${textOf(refunded, places)} was given back of ${textOf(line.net, places)}`);
      return [];
    }
    return [left.units === 0n ? { line: line.line, sku: line.sku, quantity: line.quantity, amount: null }
      : { line: line.line, sku: line.sku, quantity: 0, amount: refunded }];
  });
}

function byOrder({ work, orderNo, places }: Found, { sold, goods, net }: All, refunds: Decimal): ReturnedLine[] {
  if (refunds.units <= 0n || sold.length === 0) return [];
  if (isSame(refunds, net) || isSame(refunds, goods)) {
    return sold.map(({ line, sku, quantity }) => ({ line, sku, quantity, amount: null }));
  }
  if (minus(net, refunds).units < 0n) {
    work.tally.remark(sold[0]!.line, 'refused', 'REFUND_TOO_LARGE',
      `order ${orderNo}: ${textOf(refunds, places)} was given back of ${textOf(net, places)}`);
    return [];
  }
  return spread(sold, refunds, places);
}

/** A part of an order's money over its lines, in proportion, the last cent to the first lines that have room. */
function spread(sold: readonly Sold[], refunds: Decimal, places: number): ReturnedLine[] {
  const nets = sold.map(({ net }) => scaled(net, places));
  const [all, wanted] = [nets.reduce((sum, one) => sum + one, 0n), scaled(refunds, places)];
  if (all === 0n) return [];
  const shares = nets.map((one) => (one * wanted) / all);
  let rest = wanted - shares.reduce((sum, one) => sum + one, 0n);
  return sold.flatMap(({ line, sku }, index) => {
    const more = rest > 0n && shares[index]! < nets[index]! ? 1n : 0n;
    rest -= more;
    const units = shares[index]! + more;
    return units === 0n ? [] : [{ line, sku, quantity: 0, amount: { units, scale: places } }];
  });
}
