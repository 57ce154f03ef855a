import { unitOf } from '../../../kernel/money.ts';

/** Points that a day issued, less those that returns took out, and how many of them were a unit of money then. */
export interface IssuedPoints {
  readonly points: bigint;
  readonly pointsPerUnit: number;
}

/**
 * What issued points cost: their worth by the rule of the day, floor, once for each rule.
 * Example: 1,084 points at 100 a yuan are 1,084 fen; 542 more at 50 a yuan are 1,084 fen more.
 */
export function pointsCost(issued: readonly IssuedPoints[], currency: string): bigint {
  const byRule = new Map<number, bigint>();
  for (const { points, pointsPerUnit } of issued) {
    byRule.set(pointsPerUnit, (byRule.get(pointsPerUnit) ?? 0n) + points);
  }
  return [...byRule].reduce((sum, [perUnit, points]) => sum + floorDiv(points * unitOf(currency), BigInt(perUnit)), 0n);
}

/** Towards less, also below zero. */
function floorDiv(value: bigint, by: bigint): bigint {
  const whole = value / by;
  return value < 0n && whole * by !== value ? whole - 1n : whole;
}
