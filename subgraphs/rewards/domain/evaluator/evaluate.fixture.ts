import type { CouponToEvaluate, SaleToEvaluate } from './evaluate.ts';
import type { LineToEvaluate } from './reductions.ts';
import type { Reduction } from './terms.ts';

export const EVERYWHERE = { marginClasses: [], productIds: [], itemIds: [], series: [] };
export const on = (...marginClasses: string[]) => ({ ...EVERYWHERE, marginClasses });

export function line(marginClass: string, amountMinor: bigint, more: Partial<LineToEvaluate> = {}): LineToEvaluate {
  return {
    marginClass, amountMinor, investment: marginClass === 'D', itemId: `item ${marginClass}`, productId: null,
    series: null, quantity: 1, labourMinor: null, takesPoints: marginClass !== 'D', ...more,
  };
}

export function sale(lines: LineToEvaluate[], more: Partial<SaleToEvaluate> = {}): SaleToEvaluate {
  return { currency: 'CNY', lines, pointsCashMinor: 0n, tradeInMinor: 0n, ...more };
}

export function coupon(
  id: string, reduction: Pick<Reduction, 'kind'> & Partial<Reduction>, more: Partial<CouponToEvaluate> = {},
): CouponToEvaluate {
  return {
    id, currency: 'CNY', expiresAt: null, barred: null,
    reduction: {
      offBps: null, amountMinor: null, thresholdMinor: null, group: reduction.kind, scope: EVERYWHERE, ...reduction,
    },
    ...more,
  };
}

export const RING = line('A', 899_900n);
export const BRACELET = line('C', 1_234_567n, { labourMinor: 42_560n });

export const FULL_10000_LESS_500 = coupon('full', {
  kind: 'order_amount', amountMinor: 50_000n, thresholdMinor: 1_000_000n, group: 'order', scope: on('A', 'C') });
export const MEMBER_DAY = coupon('day', { kind: 'order_percent', offBps: 500, group: 'order', scope: on('A') });
export const LABOUR_80 = coupon('labour', {
  kind: 'labour_percent', offBps: 2_000, group: 'labour', scope: on('C') });
