import { placeOf, type Purchase } from './contribution.ts';
import type { Ending } from './endings.ts';
import type { FranchisePolicy } from './policy.ts';

/**
 * Which franchise a member belongs to at a moment (domain.md section 7).
 *
 * The history is a fold over dated facts, so it does not depend on the order in which they arrive:
 * a late fact folds the member anew. Readings of the rules where the domain leaves a choice:
 * - a store enrolment protects: a first purchase elsewhere inside it does not move the member;
 * - head office (null) is a home like others when its own outlets sell first, but open-ended "no
 *   purchase" is nobody's: the next purchase founds a home;
 * - a wholly returned founding purchase ends its home at the return; the next kept purchase founds
 *   from then on, without it the running protection, else head office. The past stays as it was.
 * - a franchise that ends has nobody from then on: whoever is at home there goes to its successor for a whole period,
 *   or to head office until the next purchase; what was bought there counts as theirs from then on;
 * - two ids become one: the older member's home stays; only where it belonged to nobody does the other's
 *   home pass on to it, until it would have ended.
 *
 * Example: FA 2025-01-10 → FA to 2027-01-31; FA again 2026-03-05 → to 2028-03-31.
 */
export type AttributionReason =
  | 'store_enrolment' | 'first_purchase' | 'first_kept_purchase' | 'contribution' | 'no_purchase'
  | MoveReason;
export type MoveReason = 'manual' | 'outlet_closed' | 'merged';

export interface Period {
  readonly franchiseId: string | null;
  readonly outletId: string | null;
  readonly from: Date;
  /** Exclusive; null is open-ended, until the next purchase. */
  readonly until: Date | null;
  readonly reason: AttributionReason;
  /** The purchase that founded it. */
  readonly orderId: string | null;
  /** Purchases since then can found it anew when the founding one comes back. */
  readonly since: Date;
  /** The end without renewals. */
  readonly baseUntil: Date | null;
}

export type Fact =
  | {
    readonly kind: 'enrolled'; readonly at: Date; readonly franchiseId: string;
    readonly outletId: string;
  }
  | {
    readonly kind: 'paid'; readonly at: Date; readonly orderId: string;
    readonly franchiseId: string | null; readonly outletId: string;
  }
  | {
    readonly kind: 'returned'; readonly at: Date; readonly orderId: string;
    readonly franchiseId: string | null;
  }
  | {
    readonly kind: 'moved'; readonly at: Date; readonly franchiseId: string | null;
    readonly outletId: string | null; readonly until: Date | null; readonly reason: MoveReason;
  }
  | {
    /** Another id was merged into this one; `home` is where that one belonged then. */
    readonly kind: 'joined'; readonly at: Date; readonly home: Period | null;
  }
  | { readonly kind: 'ended'; readonly at: Date; readonly franchiseId: string };

export interface MemberBackground {
  readonly zone: string;
  readonly homeCurrency: string;
  readonly enrolment: { at: Date; franchiseId: string; outletId: string } | null;
  /** The person's purchases, needed at returns and period ends; null when they were not loaded. */
  readonly purchases: readonly Purchase[] | null;
  readonly policies: readonly FranchisePolicy[];
  /** Franchises that have ended; each is among the facts, too (endingFacts). */
  readonly endings: readonly Ending[];
}

/** Whoever the member is, and wherever it is at home: only those who are there then are moved. */
export function endingFacts(endings: readonly Ending[]): Fact[] {
  return endings.map(({ franchiseId, closedAt }) => ({ kind: 'ended', at: closedAt, franchiseId }));
}

const PRIORITY = { enrolled: 0, moved: 1, joined: 1, ended: 1, paid: 2, returned: 3 } as const;

export function sortFacts(facts: readonly Fact[]): Fact[] {
  const idOf = (fact: Fact) => (fact.kind === 'paid' ? placeOf(fact) : 'orderId' in fact ? fact.orderId : '');
  return [...facts].sort((a, b) => a.at.getTime() - b.at.getTime()
    || PRIORITY[a.kind] - PRIORITY[b.kind] || (idOf(a) < idOf(b) ? -1 : 1));
}

/** The period that holds at that moment; before the first and after the last there is none. */
export function periodAt(periods: readonly Period[], at: Date): Period | null {
  return periods.find(({ from, until }) => from <= at && (until === null || at < until)) ?? null;
}

export function isSamePeriod(a: Period, b: Period): boolean {
  return a.franchiseId === b.franchiseId && a.outletId === b.outletId && a.reason === b.reason
    && a.orderId === b.orderId && a.from.getTime() === b.from.getTime()
    && a.until?.getTime() === b.until?.getTime() && a.since.getTime() === b.since.getTime()
    && a.baseUntil?.getTime() === b.baseUntil?.getTime();
}
