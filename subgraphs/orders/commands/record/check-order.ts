import { formatAmount } from '../../../kernel/money.ts';
import type { Refusal } from '../../../kernel/outcome.ts';
import { MAX_LINE_QUANTITY, MAX_ORDER_LINES } from '../../../contracts/limits.ts';
import { isDeliveryTime, isPaymentTime } from '../../domain/order-times.ts';
import type { OrderToRecord, RecordOrderCode } from './order-to-record.ts';

const MAX_DISCOUNTS = 50;
/** Largest amount of an order, in minor units: the same limit as any amount from outside. */
const MAX_TOTAL_MINOR = 999_999_999_999_999n;

type Check = Refusal<RecordOrderCode>;

/** Limits of an order that need nothing but the order: all of them at once. */
export function checkOrder(order: OrderToRecord, now: Date): Check[] {
  return [...checkTexts(order), ...checkTimes(order, now), ...checkLines(order),
    ...checkReductions(order)];
}

function checkTexts(order: OrderToRecord): Check[] {
  const found: Check[] = [];
  if (!isText(order.externalNo, 100)) {
    found.push(invalid(['externalNo'], 'An order number has 1 to 100 characters, no control characters.'));
  }
  if (order.buyer && 'externalId' in order.buyer && !isText(order.buyer.externalId, 200)) {
    found.push(invalid(['buyer', 'externalId'], 'An external id has 1 to 200 characters.'));
  }
  if (order.note !== null && order.note.length > 500) {
    found.push(invalid(['note'], 'A note has at most 500 characters.'));
  }
  return found;
}

function checkTimes(order: OrderToRecord, now: Date): Check[] {
  if (!isPaymentTime(order.paidAt, now)) {
    return [{ code: 'PAID_AT_OUT_OF_RANGE', path: ['paidAt'],
      message: 'An order is paid from 1970-01-01 on and not in the future, not at '
        + `${order.paidAt.toISOString()}.` }];
  }
  if (order.deliveredAt && !isDeliveryTime(order.deliveredAt, order.paidAt, now)) {
    return [{ code: 'DELIVERED_AT_OUT_OF_RANGE', path: ['deliveredAt'],
      message: 'An order is delivered after its payment and not in the future.' }];
  }
  return [];
}

function checkLines(order: OrderToRecord): Check[] {
  if (order.lines.length < 1 || order.lines.length > MAX_ORDER_LINES) {
    return [invalid(['lines'], `An order has 1 to ${MAX_ORDER_LINES} lines, not ${order.lines.length}.`)];
  }
  let total = 0n;
  const found = order.lines.flatMap((line, index): Check[] => {
    const path = ['lines', String(index)];
    if (!Number.isInteger(line.quantity) || line.quantity < 1 || line.quantity > MAX_LINE_QUANTITY) {
      return [invalid([...path, 'quantity'],
        `A quantity is 1 to ${MAX_LINE_QUANTITY}, not ${line.quantity}.`)];
    }
    if (line.unitPriceMinor < 0n) return [invalid([...path, 'unitPrice'], NEGATIVE)];
    if (line.discountMinor < 0n) return [invalid([...path, 'lineDiscount'], NEGATIVE)];
    total += line.unitPriceMinor * BigInt(line.quantity);
    return [];
  });
  if (total > MAX_TOTAL_MINOR) {
    found.push(invalid(['lines'], `The lines come to more than ${
      formatAmount(MAX_TOTAL_MINOR, order.currency)} ${order.currency}.`));
  }
  return found;
}

function checkReductions(order: OrderToRecord): Check[] {
  const found: Check[] = [];
  if (order.orderDiscounts.length > MAX_DISCOUNTS) {
    return [invalid(['orderDiscounts'], `An order has at most ${MAX_DISCOUNTS} discounts.`)];
  }
  for (const [index, discount] of order.orderDiscounts.entries()) {
    const path = ['orderDiscounts', String(index)];
    if (discount.amountMinor < 0n) found.push(invalid([...path, 'amount'], NEGATIVE));
    if (!isText(discount.code, 100)) {
      found.push(invalid([...path, 'code'], 'A discount code has 1 to 100 characters.'));
    }
    const lines = discount.eligibleLines;
    if (lines && (lines.length === 0 || new Set(lines).size !== lines.length
      || lines.some((line) => line < 0 || line >= order.lines.length))) {
      found.push(invalid([...path, 'eligibleLines'],
        'Eligible lines are distinct indexes of lines of this order, from 0.'));
    }
  }
  const hold = order.pointsHold;
  if (hold && hold.points <= 0n) {
    found.push(invalid(['pointsHold', 'points'], 'At least one point is spent.'));
  }
  if (hold && hold.amountMinor <= 0n) {
    found.push(invalid(['pointsHold', 'amount'], 'Points-cash is more than zero.'));
  }
  if (order.tradeInMinor < 0n) found.push(invalid(['tradeInCredit'], NEGATIVE));
  if (order.shippingMinor < 0n) found.push(invalid(['shipping'], NEGATIVE));
  if (order.feesMinor < 0n) found.push(invalid(['fees'], NEGATIVE));
  return found;
}

const NEGATIVE = 'The amount is below zero.';

function invalid(path: readonly string[], message: string): Check {
  return { code: 'INVALID', message, path };
}

/** Length counted as PostgreSQL counts it: characters, not code units. */
/** What names a thing: not empty, not endless, and nothing that a log or a label would break at. */
export function isText(text: string, longest: number): boolean {
  return text.trim() !== '' && [...text].length <= longest && !/\p{Cc}/u.test(text);
}
