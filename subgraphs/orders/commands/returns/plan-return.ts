import { newId } from '../../../kernel/ids.ts';
import { moneyView, parseAmount } from '../../../kernel/money.ts';
import { refused, refusedAll, type Outcome, type Refusal } from '../../../kernel/outcome.ts';
import { charityReversal } from '../../domain/charity.ts';
import { decideReturn, isWhole } from '../../domain/return-line.ts';
import { bundleWithheld, type BundledLine } from '../../domain/returns/bundle-withheld.ts';
import { withheldNow } from '../../domain/returns/withheld.ts';
import type { OrderState } from '../../domain/order-state.ts';
import type { LockedOrder } from './lock-orders.ts';

export type RecordReturnCode =
  | 'NOT_FOUND' | 'INVALID' | 'RETURNED_AT_OUT_OF_RANGE' | 'RETURN_TOO_MUCH' | 'RETURN_CONFLICT'
  | 'ORDER_CANCELLED' | 'TOO_MANY_RETURNS' | 'TRY_AGAIN';

export interface ReturnableLine {
  id: string; order_id: string; line_no: number; quantity: number; base_minor: bigint;
  returned_quantity: number; returned_base_minor: bigint;
  bundle_no: number | null; bundle_discount_minor: bigint | null; bundle_recheck: boolean | null;
}

export interface LineToReturn {
  readonly line: { readonly id: string | null } | { readonly no: number };
  readonly quantity: number;
  /** Part of the base that goes back, in the order's currency; null means by quantity. */
  readonly amount: string | null;
}

/** What rewards said of the coupons of an order for what remains after the next return. */
export interface Remainder {
  readonly asksAgain: boolean;
  readonly withheldMinor: bigint;
  /** Returns that the order had then. */
  readonly returnCount: number;
}

/** What a return does: as it is stored, and as a preview shows it. */
export interface PlannedReturn {
  readonly returnId: string;
  readonly orderId: string;
  readonly state: OrderState;
  readonly whole: boolean;
  readonly baseMinor: bigint;
  readonly charityReversedMinor: bigint;
  /** What the refund is less by 扣回优惠; below zero: what it is more by. */
  readonly couponWithheldMinor: bigint;
  readonly lines: readonly {
    readonly lineId: string; readonly quantity: number; readonly baseMinor: bigint;
    readonly remainingBaseMinor: bigint;
    /** Pieces of the line, sold and left afterwards. */
    readonly lineQuantity: number; readonly remainingQuantity: number;
  }[];
}

/** Decides a return and notes it in `order` and `lines`, so that the next of a batch sees it. */
export function planReturn(
  order: LockedOrder, lines: readonly ReturnableLine[], asked: readonly LineToReturn[], now: Date,
  remainder: Remainder | 'away' = 'away',
): Outcome<PlannedReturn, RecordReturnCode> {
  const taken: PlannedReturn['lines'][number][] = [];
  const refusals: Refusal<RecordReturnCode>[] = [];
  asked.forEach((wish, index) => {
    const line = lines.find((candidate) => ('no' in wish.line
      ? candidate.line_no === wish.line.no : candidate.id === wish.line.id));
    const decision = decideLine(order, line, wish, ['lines', String(index)]);
    if ('code' in decision) refusals.push(decision);
    else if (taken.some((other) => other.lineId === line!.id)) {
      refusals.push({ code: 'INVALID', path: ['lines', String(index)],
        message: 'A line stands once in a return.' });
    } else taken.push({ lineId: line!.id, ...decision });
  });
  if (refusals.length > 0) return refusedAll(refusals);
  const baseMinor = taken.reduce((sum, line) => sum + line.baseMinor, 0n);
  const whole = isWhole(lines.map((line) => stateAfter(line, taken)));
  const ofBundles = bundleWithheld(lines.map((line) => bundledAfter(line, taken)));
  const couponWithheldMinor = withheldOf(order, { baseMinor, whole, ofBundles }, remainder);
  if (couponWithheldMinor === null) {
    return refused('TRY_AGAIN', 'What the coupons of the order are worth for the rest is not known now; send it again.',
      ['lines']);
  }
  for (const { lineId, quantity, baseMinor: base } of taken) {
    const line = lines.find((candidate) => candidate.id === lineId)!;
    line.returned_quantity += quantity;
    line.returned_base_minor += base;
  }
  order.return_count += 1;
  order.returned_base_minor += baseMinor;
  const charityReversedMinor = charityReversal(order.charity_minor, order.charity_reversed_minor,
    order.base_minor - order.returned_base_minor, order.charity_bps);
  order.charity_reversed_minor += charityReversedMinor;
  order.coupon_withheld_minor += couponWithheldMinor;
  order.state = whole ? 'returned' : 'partly_returned';
  return { ok: true, value: {
    returnId: newId(now), orderId: order.id, state: order.state, whole, baseMinor,
    charityReversedMinor, couponWithheldMinor, lines: taken,
  } };
}

/** Null: nobody who owns the coupons has said it for what remains now. */
function withheldOf(
  order: LockedOrder, { baseMinor, whole, ofBundles }: { baseMinor: bigint; whole: boolean; ofBundles: bigint },
  remainder: Remainder | 'away',
): bigint | null {
  const alreadyMinor = order.coupon_withheld_minor;
  if (whole || !order.coupon_ids?.length) {
    return withheldNow({ targetMinor: ofBundles, alreadyMinor, baseMinor, whole });
  }
  if (remainder === 'away' || (remainder.asksAgain && remainder.returnCount !== order.return_count)) return null;
  return withheldNow({ targetMinor: remainder.withheldMinor + ofBundles, alreadyMinor, baseMinor, whole });
}

function stateAfter(line: ReturnableLine, taken: PlannedReturn['lines']) {
  const now = taken.find(({ lineId }) => lineId === line.id);
  const before = lineState(line);
  return now ? { ...before, returnedQuantity: before.returnedQuantity + now.quantity,
    returnedBaseMinor: before.returnedBaseMinor + now.baseMinor } : before;
}

function bundledAfter(line: ReturnableLine, taken: PlannedReturn['lines']): BundledLine {
  return {
    bundleNo: line.bundle_no, bundleDiscountMinor: line.bundle_discount_minor, recheck: line.bundle_recheck,
    ...stateAfter(line, taken),
  };
}

function lineState(line: ReturnableLine) {
  return {
    quantity: line.quantity, returnedQuantity: line.returned_quantity,
    baseMinor: line.base_minor, returnedBaseMinor: line.returned_base_minor,
  };
}

type TakenLine = Omit<PlannedReturn['lines'][number], 'lineId'>;

function decideLine(
  order: LockedOrder, line: ReturnableLine | undefined, wish: LineToReturn,
  path: readonly string[],
): TakenLine | Refusal<RecordReturnCode> {
  if (!line) {
    return { code: 'NOT_FOUND', message: 'The order has no such line.',
      path: [...path, 'no' in wish.line ? 'lineNo' : 'lineId'] };
  }
  const amountMinor = wish.amount === null ? null : parseAmount(wish.amount, order.currency);
  if (wish.amount !== null && (amountMinor === null || amountMinor < 0n)) {
    return { code: 'INVALID', path: [...path, 'amount'],
      message: `The amount is no amount of ${order.currency}.` };
  }
  if (!Number.isInteger(wish.quantity) || wish.quantity < 0
    || (wish.quantity === 0 && (amountMinor ?? 0n) === 0n)) {
    return { code: 'INVALID', path: [...path, 'quantity'],
      message: 'A return takes back at least one piece, or an amount with quantity 0.' };
  }
  const decision = decideReturn(lineState(line), { quantity: wish.quantity, amountMinor });
  if (decision.ok) {
    const { quantity, baseMinor, remainingBaseMinor } = decision;
    return {
      quantity, baseMinor, remainingBaseMinor, lineQuantity: line.quantity,
      remainingQuantity: line.quantity - line.returned_quantity - quantity,
    };
  }
  return {
    code: 'RETURN_TOO_MUCH', message: 'More comes back than is left of the line.',
    path: [...path, decision.at],
    extras: { leftQuantity: decision.leftQuantity,
      left: moneyView(decision.leftBaseMinor, order.currency) },
  };
}
