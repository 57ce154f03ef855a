import { floorRatio, splitByLargestRemainder } from '../../../kernel/money.ts';
import { isValidOn, type ScopedLine } from './scope.ts';
import type { Reduction } from './terms.ts';

export interface LineToEvaluate extends ScopedLine {
  readonly quantity: number;
  /** The whole line as it is priced, less what its bundle takes off it. */
  readonly amountMinor: bigint;
  /** Labour fee of the whole line; null when it has none. */
  readonly labourMinor: bigint | null;
  /** Whether points may pay of it. */
  readonly takesPoints: boolean;
}

const BPS = 10_000n;

/**
 * What a reduction takes off each line of what is `left` of them. Shares of the order are split by largest
 * remainder, none is more than its line has left. Example: 50,000 over 899,900 and 1,226,055 → 21,165 and 28,835.
 */
export function sharesOf(
  reduction: Reduction, lines: readonly LineToEvaluate[], left: readonly bigint[],
): bigint[] {
  const { kind, scope } = reduction;
  const open = lines.map((line, index) => (isValidOn(scope, line) ? left[index]! : 0n));
  if (kind === 'order_percent' || kind === 'order_amount') return orderShares(reduction, open);
  return lines.map((line, index) => least(open[index]!, lineShare(reduction, line, open[index]!)));
}

function orderShares({ offBps, amountMinor }: Reduction, open: readonly bigint[]): bigint[] {
  const total = sum(open);
  if (total === 0n) return open.map(() => 0n);
  const wanted = offBps === null ? amountMinor ?? 0n : floorRatio(total, BigInt(offBps), BPS);
  return splitByLargestRemainder(least(total, wanted), open);
}

function lineShare({ kind, offBps, amountMinor }: Reduction, line: LineToEvaluate, open: bigint): bigint {
  if (kind === 'fixed_price') {
    const saved = open - (amountMinor ?? 0n) * BigInt(line.quantity);
    return saved > 0n ? saved : 0n;
  }
  return floorRatio(kind === 'labour_percent' ? line.labourMinor ?? 0n : open, BigInt(offBps ?? 0), BPS);
}

/** What the lines that a coupon is valid on come to. */
export function validAmount(
  { scope }: Reduction, lines: readonly LineToEvaluate[], left: readonly bigint[],
): bigint {
  return sum(lines.map((line, index) => (isValidOn(scope, line) ? left[index]! : 0n)));
}

export function sum(amounts: readonly bigint[]): bigint {
  return amounts.reduce((total, amount) => total + amount, 0n);
}

export function least(one: bigint, other: bigint): bigint {
  return one < other ? one : other;
}
