import { formatAmount, unitOf } from '../../../kernel/money.ts';

/** What a reward costs in one programme, and what it is worth to who gets it. */
export interface Priced {
  readonly points: bigint;
  /** Paid at the counter beside the points. */
  readonly cashMinor: bigint;
  readonly worthMinor: bigint;
  readonly currency: string;
}

/**
 * Base ladder 基础兑换梯度 (domain.md 3.8): points are worth what the programme says, 100 a unit in the house's own. A
 * reward that gives less for them needs a word from whoever enters it.
 * Example: 1,000 points for what is worth 9.90 yuan → 0.99 for 100 points, below 1.00; for 10.00 yuan not below.
 */
export function isBelowBase({ points, cashMinor, worthMinor, currency }: Priced, pointsPerUnit: number): boolean {
  return (worthMinor - cashMinor) * BigInt(pointsPerUnit) < points * unitOf(currency);
}

/** What 100 points get, floor: 1,000 points for 9.90 → "0.99". */
export function worthOf100({ points, cashMinor, worthMinor, currency }: Priced): string {
  const net = worthMinor > cashMinor ? worthMinor - cashMinor : 0n;
  return formatAmount(net * 100n / points, currency);
}
