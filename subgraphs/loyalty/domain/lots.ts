import type { PolicyRules } from './policy.ts';
import { monthEndAfter } from '../../kernel/business-day.ts';

/** For what other rooms give points. */
export const GRANT_CAUSES = [
  'campaign', 'task', 'check_in', 'referral', 'course', 'format', 'goodwill',
] as const;
export type GrantCause = (typeof GRANT_CAUSES)[number];

export const LOT_CAUSES = [
  'purchase', 'tier_bonus', 'adjustment', 'grace', 'merge', 'profile_reward', ...GRANT_CAUSES,
] as const;
export type LotCause = (typeof LOT_CAUSES)[number];

export interface Lot {
  readonly id: string;
  memberId: string;
  /** Ever granted to it; a tier decided again changes that of its bonus. */
  amount: bigint;
  remaining: bigint;
  /** What expired unspent and no return has asked for since. */
  expired: bigint;
  state: 'pending' | 'active';
  readonly earnedAt: Date;
  activeAt: Date;
  readonly expiresAt: Date;
  readonly funder: string;
  readonly cause: LotCause;
  readonly orderId: string | null;
}

/** End of the month `lotMonths` after the earning month. Example: 2026-02-03 → 2029-02-28 24:00. */
export function expiryOf(earnedAt: Date, rules: PolicyRules, zone: string): Date {
  return monthEndAfter(earnedAt, rules.lotMonths, zone);
}

/** Soonest expiry first, then the older, then by id (domain.md 3.4). */
export function inSpendingOrder(lots: Iterable<Lot>): Lot[] {
  return [...lots].filter((lot) => lot.state === 'active' && lot.remaining > 0n).sort((a, b) =>
    a.expiresAt.getTime() - b.expiresAt.getTime()
    || a.earnedAt.getTime() - b.earnedAt.getTime() || (a.id < b.id ? -1 : 1));
}

export interface Part {
  readonly lotId: string;
  readonly amount: bigint;
}

/**
 * How much of each lot makes up `amount`; what the lots lack is the rest.
 * Example: 1,000 of 300 (2027) and 1,200 (2028) is 300 and 700.
 */
export function partsOf(lots: readonly Lot[], amount: bigint): { parts: Part[]; rest: bigint } {
  const parts: Part[] = [];
  let rest = amount;
  for (const lot of lots) {
    if (rest === 0n) break;
    const part = lot.remaining < rest ? lot.remaining : rest;
    if (part === 0n) continue;
    parts.push({ lotId: lot.id, amount: part });
    rest -= part;
  }
  return { parts, rest };
}
