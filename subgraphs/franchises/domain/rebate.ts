import type { Fulfilment, MarginClass } from '../../contracts/words.ts';
import { DAY_MS, rateBps, type FranchisePolicy } from './policy.ts';

/**
 * What the home franchise gets when its member buys elsewhere (domain.md section 7): bp of the
 * line's base by margin class, floor, at most 30 % of the line's gross margin where the cost is
 * known. Amounts are in the order's currency.
 *
 * Examples: A 899,900 (cost 430,000) → 26,997. C 1,234,567 (margin 54,567) → 6,172.
 * D 2,680,000 → 2,680, margin 8,000 → cap 2,400.
 */
export interface RebateLine {
  readonly marginClass: MarginClass;
  readonly baseMinor: bigint;
  /** What is left of the base after returns. */
  readonly remainingBaseMinor: bigint;
  /** Cost of the whole line; null when unknown: no cap then. */
  readonly costMinor: bigint | null;
}

export interface RebateAmount {
  readonly rateBps: number;
  readonly minor: bigint;
  readonly marginCapped: boolean;
}

/** Null for what earns nothing at all: classes that the version does not name, and rates of zero. */
export function rebateOf(
  line: RebateLine, { rules }: Pick<FranchisePolicy, 'rules'>,
): RebateAmount | null {
  const rate = rateBps(rules, line.marginClass);
  if (rate === 0) return null;
  const full = (line.remainingBaseMinor * BigInt(rate)) / 10_000n;
  const cap = marginCap(line, rules.marginCapBps);
  const marginCapped = cap !== null && cap < full;
  return { rateBps: rate, minor: marginCapped ? cap : full, marginCapped };
}

/** The margin shrinks with the base: what is left of the line has its share of it. */
function marginCap(line: RebateLine, capBps: number): bigint | null {
  if (line.costMinor === null) return null;
  const margin = line.baseMinor - line.costMinor;
  if (margin <= 0n || line.baseMinor === 0n) return 0n;
  return (margin * line.remainingBaseMinor * BigInt(capBps)) / (line.baseMinor * 10_000n);
}

/**
 * Who pays: head office (null) for its own outlets, else the selling franchise. Undefined when
 * there is no rebate: sold at home, a member of head office or nobody, staff.
 */
export function rebatePayer(sale: {
  homeFranchiseId: string | null; sellingFranchiseId: string | null; isStaff: boolean;
}): string | null | undefined {
  const { homeFranchiseId, sellingFranchiseId, isStaff } = sale;
  if (isStaff || homeFranchiseId === null) return undefined;
  return sellingFranchiseId === homeFranchiseId ? undefined : sellingFranchiseId;
}

/**
 * End of the return window as orders told it. Sales of before it was told count with the windows that the
 * policy had then: delivery + days by fulfilment; unknown delivery: payment + 30 days.
 */
export function heldUntil(
  sale: {
    paidAt: Date; deliveredAt: Date | null; fulfilment: Fulfilment; windowEndsAt?: Date | null;
  }, { former }: Pick<FranchisePolicy, 'former'>,
): Date {
  if (sale.windowEndsAt) return sale.windowEndsAt;
  return sale.deliveredAt
    ? new Date(sale.deliveredAt.getTime() + former.windowDays[sale.fulfilment] * DAY_MS)
    : new Date(sale.paidAt.getTime() + former.unknownDeliveryDays * DAY_MS);
}

export type RebateState = 'accrued' | 'held' | 'payable' | 'settled' | 'reversed';

/**
 * Accrued while the delivery is unknown, held until the return window ends, then payable. Nothing
 * left after something came back: reversed, whichever of sale and return was told first. A settled
 * one stays settled: what comes back later is carried into the next statement.
 */
export function stateOf(rebate: {
  deliveredAt: Date | null; heldUntil: Date; netMinor: bigint; baseMinor: bigint;
  remainingBaseMinor: bigint; isSettled?: boolean;
}, now: Date): RebateState {
  if (rebate.isSettled) return 'settled';
  if (rebate.netMinor === 0n && rebate.remainingBaseMinor < rebate.baseMinor) return 'reversed';
  if (rebate.heldUntil <= now) return 'payable';
  return rebate.deliveredAt ? 'held' : 'accrued';
}

/** A rebate as it stands, before something of its line comes back. */
export interface StandingRebate extends RebateLine {
  readonly netMinor: bigint;
}

/**
 * What a return leaves of a rebate: what the remaining base would have earned alone, by the policy of
 * the purchase. Null for news that leave no less of the line. Never more than there was.
 * Example: C 1,234,567 (6,172) loses 600,000 → 3,172 → −3,000.
 */
export function afterReturn(
  rebate: StandingRebate, remainingBaseMinor: bigint,
  policy: Pick<FranchisePolicy, 'rules'>,
): StandingRebate | null {
  if (remainingBaseMinor >= rebate.remainingBaseMinor) return null;
  const left = rebateOf({ ...rebate, remainingBaseMinor }, policy)?.minor ?? 0n;
  const netMinor = left < rebate.netMinor ? left : rebate.netMinor;
  return { ...rebate, remainingBaseMinor, netMinor };
}
