import type { MarginClass } from '../../contracts/words.ts';
import type { Currency } from '../../kernel/money.ts';

export type Random = () => number;

const PER_CNY: Partial<Record<Currency, number>> = { CNY: 1, HKD: 1.09, MOP: 1.12, SGD: 0.186 };
const GOLD_BEGAN = Date.parse('2024-06-01T00:00:00Z');
const YEAR_MS = 365 * 86_400_000;

/** A believable price of one piece in minor units: set pieces end in 99, gold by weight does not. */
export function drawPrice(
  marginClass: MarginClass, currency: Currency, paidAt: Date, random: Random,
): bigint {
  const yuan = yuanOf(marginClass, paidAt, random) * (PER_CNY[currency] ?? 1);
  const fixed = marginClass === 'A' || marginClass === 'B';
  return fixed ? BigInt(Math.max(1, Math.floor(yuan / 100))) * 10_000n + 9_900n
    : BigInt(Math.floor(yuan * 100));
}

function yuanOf(marginClass: MarginClass, paidAt: Date, random: Random): number {
  const gold = goldYuanPerGram(paidAt);
  switch (marginClass) {
    case 'A': return 1_200 + 28_000 * random() ** 3;
    case 'B': return 600 + 5_400 * random() ** 2;
    case 'C': return (3 + 30 * random() ** 2) * gold + 200 + 900 * random();
    default: return [5, 10, 20, 50][Math.floor(random() * 4)]! * (gold * 0.93 + 12);
  }
}

/** Gold rose from about 560 to about 1,000 yuan a gram in two years. */
function goldYuanPerGram(at: Date): number {
  const years = (at.getTime() - GOLD_BEGAN) / YEAR_MS;
  return Math.min(1_050, Math.max(520, 560 + 190 * years));
}
