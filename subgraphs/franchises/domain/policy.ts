import type { Fulfilment, MarginClass } from '../../contracts/words.ts';
import type { Bounds, Policy } from '../../kernel/policy.ts';

/** What attribution and rebates count with; a rebate keeps the version of its payment. */
export interface FranchiseRules {
  /** Rebates in basis points of the line's base; class X earns nothing. */
  readonly classABps: number;
  readonly classBBps: number;
  readonly classCBps: number;
  readonly classDBps: number;
  /** The most of a line's gross margin that its rebate may take. */
  readonly marginCapBps: number;
  /** A purchase binds to the month end this many months later. */
  readonly periodMonths: number;
  /** What is compared at the end of a period. */
  readonly trailingMonths: number;
  /** A store enrolment without purchase binds this long. */
  readonly protectionDays: number;
}

/**
 * What a version said of windows before orders owned them: for sales whose events were recorded without
 * their instants. Nobody publishes them any more; a newer version goes on with those of the last that did.
 */
export interface FormerWindows {
  /** Counted from delivery. */
  readonly windowDays: Readonly<Record<Fulfilment, number>>;
  /** Days from payment while the delivery is unknown. */
  readonly unknownDeliveryDays: number;
}

export interface FranchisePolicy extends Policy<FranchiseRules> {
  readonly former: FormerWindows;
}

export const FRANCHISE_RULE_BOUNDS: Bounds<FranchiseRules> = {
  classABps: [0, 10_000], classBBps: [0, 10_000], classCBps: [0, 10_000], classDBps: [0, 10_000],
  marginCapBps: [0, 10_000], periodMonths: [1, 240], trailingMonths: [1, 240],
  protectionDays: [0, 3_650],
};

/** Version 1: the numbers of domain.md section 7, as the migration inserts them. */
export const DEFAULT_RULES: FranchiseRules = {
  classABps: 300, classBBps: 200, classCBps: 50, classDBps: 10, marginCapBps: 3_000,
  periodMonths: 24, trailingMonths: 24, protectionDays: 180,
};

export const DEFAULT_FORMER: FormerWindows = {
  windowDays: { store: 7, web: 15, live: 15, custom: 7, trade_in: 7 }, unknownDeliveryDays: 30,
};

export const DAY_MS = 86_400_000;

const RATE_OF = {
  A: 'classABps', B: 'classBBps', C: 'classCBps', D: 'classDBps',
} as const satisfies Record<Exclude<MarginClass, 'X'>, keyof FranchiseRules>;

export function rateBps(rules: FranchiseRules, marginClass: MarginClass): number {
  return marginClass === 'X' ? 0 : rules[RATE_OF[marginClass]];
}
