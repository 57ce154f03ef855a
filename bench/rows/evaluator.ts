import {
  evaluate, type CouponToEvaluate, type SaleToEvaluate,
} from '../../subgraphs/rewards/domain/evaluator/evaluate.ts';
import { REDUCTION_KINDS } from '../../subgraphs/rewards/domain/evaluator/terms.ts';
import type { Row } from '../kit/figure.ts';
import { median } from '../kit/rounds.ts';

const [LINES, COUPONS, TIMES] = [10, 20, 2_000];
const CLASSES = ['A', 'B', 'C'];

/** A full cart with as many coupons as anybody holds, one after the other: CPU of one answer. */
export const evaluator: Row = {
  name: 'evaluator',
  measure: async ({ rounds }) => {
    const [sale, coupons] = [cart(), offered()];
    const took = Array.from({ length: rounds + 1 }, () => {
      const began = process.cpuUsage();
      for (let time = 0; time < TIMES; time += 1) evaluate(sale, coupons);
      const { user, system } = process.cpuUsage(began);
      return (user + system) / 1_000 / TIMES;
    });
    const each = median(took.slice(1));
    return [{
      what: `evaluator, ${LINES} lines and ${COUPONS} coupons`, ours: `${each.toFixed(3)} ms CPU`, beside: '–',
      value: each, shown: `${each.toFixed(3)} ms`, reach: { atMost: 1 },
    }];
  },
};

function cart(): SaleToEvaluate {
  return {
    currency: 'CNY', pointsCashMinor: 10_000n, tradeInMinor: 250_000n,
    lines: Array.from({ length: LINES }, (_, nth) => ({
      marginClass: CLASSES[nth % CLASSES.length]!, investment: false, itemId: `item ${nth}`, productId: `style ${nth}`,
      series: null, quantity: 1 + nth % 2, amountMinor: 899_900n + BigInt(nth) * 12_345n, labourMinor: 42_560n,
      takesPoints: true,
    })),
  };
}

/** Of every kind, in four groups of a step each. */
function offered(): CouponToEvaluate[] {
  return Array.from({ length: COUPONS }, (_, nth) => {
    const kind = REDUCTION_KINDS[nth % REDUCTION_KINDS.length]!;
    const isRate = kind.endsWith('percent');
    return {
      id: `coupon ${nth}`, currency: 'CNY', expiresAt: new Date(2_000_000_000_000 - nth), barred: null,
      reduction: {
        kind, offBps: isRate ? 200 + nth : null, amountMinor: isRate ? null : 40_000n + BigInt(nth),
        thresholdMinor: nth % 2 === 0 ? 1_000_000n : null, group: `group ${nth % 4}`,
        scope: { marginClasses: CLASSES.slice(nth % 3), productIds: [], itemIds: [], series: [] },
      },
    };
  });
}
