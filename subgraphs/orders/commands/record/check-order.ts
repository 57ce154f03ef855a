import { MAX_LINE_QUANTITY, MAX_ORDER_LINES } from '../../../contracts/limits.ts';
import { IDENTIFIER_RULE, isMisread, readIdentifier } from '../../../kernel/identifier.ts';
import { formatAmount } from '../../../kernel/money.ts';
import type { Refusal } from '../../../kernel/outcome.ts';
import { CODE_LENGTH, EXTERNAL_ID_LENGTH, EXTERNAL_NO_LENGTH } from '../../domain/identifiers.ts';
import { isDeliveryTime, isPaymentTime } from '../../domain/order-times.ts';
import type { LineToRecord, OrderToRecord, RecordOrderCode } from './order-to-record.ts';

const MAX_DISCOUNTS = 50;
const MAX_COUPONS = 20;
/** The most that the catalog takes, too. */
const MAX_WEIGHT_MG = 100_000_000;
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
  const identifier = (text: string, longest: number, what: string, ...path: string[]) => {
    if (readIdentifier(text, longest) !== null) return;
    found.push(invalid(path, `${what} has 1 to ${longest} characters: ${IDENTIFIER_RULE}.`));
  };
  identifier(order.externalNo, EXTERNAL_NO_LENGTH, 'An order number', 'externalNo');
  if (order.buyer && 'externalId' in order.buyer) {
    identifier(order.buyer.externalId, EXTERNAL_ID_LENGTH, 'An external id', 'buyer', 'externalId');
  }
  order.orderDiscounts.forEach(({ code }, index) => {
    identifier(code, CODE_LENGTH, 'A discount code', 'orderDiscounts', String(index), 'code');
  });
  if (order.note !== null && (order.note.length > 500 || isMisread(order.note))) {
    found.push(invalid(['note'], 'A note has at most 500 characters, none of them misread (U+FFFD).'));
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
    const unlikely = checkPricing(line, path);
    if (unlikely) return [unlikely];
    total += line.unitPriceMinor * BigInt(line.quantity);
    return [];
  });
  if (total > MAX_TOTAL_MINOR) {
    found.push(invalid(['lines'], `The lines come to more than ${
      formatAmount(MAX_TOTAL_MINOR, order.currency)} ${order.currency}.`));
  }
  return found;
}

/** How a piece was priced is kept as it is said, within what is possible. */
function checkPricing(line: LineToRecord, path: readonly string[]): Check | null {
  const { goldWeightMg, boardPriceMinor, labourMinor, bundle } = line;
  if (bundle?.id === null) return invalid([...path, 'bundleId'], 'It is no id of a bundle.');
  if (goldWeightMg !== undefined && !(goldWeightMg >= 1 && goldWeightMg <= MAX_WEIGHT_MG)) {
    return invalid([...path, 'goldWeightMg'], `A weight is 1 to ${MAX_WEIGHT_MG} milligrams.`);
  }
  if (boardPriceMinor !== undefined && boardPriceMinor < 0n) return invalid([...path, 'boardPrice'], NEGATIVE);
  return labourMinor !== undefined && (labourMinor < 0n || labourMinor > line.unitPriceMinor)
    ? invalid([...path, 'labour'], 'The labour fee is zero or more, and no more than the price.') : null;
}

function checkReductions(order: OrderToRecord): Check[] {
  const found: Check[] = [];
  if (order.orderDiscounts.length > MAX_DISCOUNTS) {
    return [invalid(['orderDiscounts'], `An order has at most ${MAX_DISCOUNTS} discounts.`)];
  }
  for (const [index, discount] of order.orderDiscounts.entries()) {
    const path = ['orderDiscounts', String(index)];
    if (discount.amountMinor < 0n) found.push(invalid([...path, 'amount'], NEGATIVE));
    const lines = discount.eligibleLines;
    if (lines && (lines.length === 0 || new Set(lines).size !== lines.length
      || lines.some((line) => line < 0 || line >= order.lines.length))) {
      found.push(invalid([...path, 'eligibleLines'],
        'Eligible lines are distinct indexes of lines of this order, from 0.'));
    }
  }
  if (order.couponIds && !order.asQuoted) found.push(...checkCoupons(order.couponIds));
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

function checkCoupons(ids: readonly (string | null)[]): Check[] {
  if (ids.length > MAX_COUPONS) return [invalid(['couponIds'], `An order names at most ${MAX_COUPONS} coupons.`)];
  return ids.flatMap((id, index) => (id !== null && ids.indexOf(id) === index ? []
    : [invalid(['couponIds', String(index)], 'Coupons are distinct ids.')]));
}

const NEGATIVE = 'The amount is below zero.';

function invalid(path: readonly string[], message: string): Check {
  return { code: 'INVALID', message, path };
}
