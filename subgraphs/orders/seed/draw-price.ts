import type { MarginClass } from '../../contracts/words.ts';
import type { Currency } from '../../kernel/money.ts';
import type { DemoItem } from './wait-for-the-brand.ts';

export type Random = () => number;

const PER_CNY: Partial<Record<string, number>> = { CNY: 1, HKD: 1.0845, MOP: 1.117, SGD: 0.186 };

/** What a class is sold for, in shares of its cost: inlaid pieces most, investment gold least. */
const MARKUP: Record<MarginClass, readonly [least: number, most: number]> = {
  A: [1.9, 2.4], B: [1.35, 1.6], C: [1.06, 1.12], D: [1.06, 1.085], X: [1.2, 1.5],
};
const COST_UNKNOWN_MINOR = 120_000n;

/** A believable price of one piece in minor units: set pieces end in 99, gold by weight does not. */
export function drawPrice(item: DemoItem, currency: Currency, random: Random): bigint {
  const cost = Number(item.costMinor ?? COST_UNKNOWN_MINOR) / (PER_CNY[item.costCurrency ?? 'CNY'] ?? 1);
  const [least, most] = MARKUP[item.marginClass]!;
  const minor = cost * (least + (most - least) * random()) * (PER_CNY[currency] ?? 1);
  const fixed = item.marginClass === 'A' || item.marginClass === 'B';
  return fixed && minor >= 30_000
    ? BigInt(Math.floor(minor / 10_000)) * 10_000n + 9_900n : BigInt(Math.max(100, Math.floor(minor)));
}
