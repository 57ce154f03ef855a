import type { CouponState } from './bars.ts';

/**
 * Whether an order that names coupons had a right to them. They are its buyer's, its own channel held them for it,
 * or they were free and valid at payment; and what it took off each line is what the evaluator says. The first that
 * does not fit is kept with it; what its buyer has free is used all the same, for it was taken off. Another member's
 * stays as it is, and so does one that is void: there are more of it than one member may have.
 *
 * Example: a coupon of 500.00 on two lines (211.65 and 288.35), the order took 500.00 off the first → `amount`.
 */
export interface OrderCoupon {
  readonly id: string;
  readonly memberId: string;
  readonly state: CouponState;
  /** One more than a member may have, after a merge. */
  readonly isVoid: boolean;
  /** Held, or used, by this very order's hold. */
  readonly ofOwnHold: boolean;
  readonly validFrom: Date;
  readonly expiresAt: Date | null;
}

export interface CouponOrder {
  readonly memberId: string;
  /** How many the order names, known or not. */
  readonly named: number;
  readonly paidAt: Date;
  /** What is taken off each line: by the evaluator, and as the order tells. */
  readonly expected: readonly bigint[];
  readonly told: readonly bigint[];
}

export type OrderMismatch = 'coupon' | 'amount' | 'order' | 'member';

export function mismatchOf(
  coupons: readonly OrderCoupon[], order: CouponOrder,
): { readonly mismatch: OrderMismatch | null; readonly free: readonly string[] } {
  const free = coupons.filter(({ state, memberId, isVoid }) => (
    state === 'issued' && memberId === order.memberId && !isVoid));
  return { mismatch: whatDoesNotFit(coupons, order), free: free.map(({ id }) => id) };
}

function whatDoesNotFit(coupons: readonly OrderCoupon[], order: CouponOrder): OrderMismatch | null {
  if (coupons.length < order.named) return 'coupon';
  if (coupons.some(({ memberId }) => memberId !== order.memberId)) return 'member';
  if (coupons.some(({ state, ofOwnHold }) => state === 'held' && !ofOwnHold)) return 'order';
  if (coupons.some((coupon) => !coupon.ofOwnHold && !isValidAt(coupon, order.paidAt))) return 'coupon';
  return order.expected.every((minor, index) => minor === order.told[index]) ? null : 'amount';
}

function isValidAt({ state, isVoid, validFrom, expiresAt }: OrderCoupon, at: Date): boolean {
  return state === 'issued' && !isVoid && validFrom <= at && (expiresAt === null || expiresAt > at);
}
