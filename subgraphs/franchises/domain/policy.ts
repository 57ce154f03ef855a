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
  /** Return windows, counted from delivery. */
  readonly storeWindowDays: number;
  readonly webWindowDays: number;
  readonly liveWindowDays: number;
  readonly customWindowDays: number;
  readonly tradeInWindowDays: number;
  /** Days from payment while the delivery is unknown. */
  readonly unknownDeliveryDays: number;
  /** A purchase binds to the month end this many months later. */
  readonly periodMonths: number;
  /** What is compared at the end of a period. */
  readonly trailingMonths: number;
  /** A store enrolment without purchase binds this long. */
  readonly protectionDays: number;
}

export type FranchisePolicy = Policy<FranchiseRules>;

export const FRANCHISE_RULE_BOUNDS: Bounds<FranchiseRules> = {
  classABps: [0, 10_000], classBBps: [0, 10_000], classCBps: [0, 10_000], classDBps: [0, 10_000],
  marginCapBps: [0, 10_000], storeWindowDays: [0, 365], webWindowDays: [0, 365],
  liveWindowDays: [0, 365], customWindowDays: [0, 365], tradeInWindowDays: [0, 365],
  unknownDeliveryDays: [0, 365], periodMonths: [1, 240], trailingMonths: [1, 240],
  protectionDays: [0, 3_650],
};

/** Version 1: the numbers of domain.md section 7, as the migration inserts them. */
export const DEFAULT_RULES: FranchiseRules = {
  classABps: 300, classBBps: 200, classCBps: 50, classDBps: 10, marginCapBps: 3_000,
  storeWindowDays: 7, webWindowDays: 15, liveWindowDays: 15, customWindowDays: 7,
  tradeInWindowDays: 7, unknownDeliveryDays: 30, periodMonths: 24, trailingMonths: 24,
  protectionDays: 180,
};

export const DAY_MS = 86_400_000;

const RATE_OF = {
  A: 'classABps', B: 'classBBps', C: 'classCBps', D: 'classDBps',
} as const satisfies Record<Exclude<MarginClass, 'X'>, keyof FranchiseRules>;

export function rateBps(rules: FranchiseRules, marginClass: MarginClass): number {
  return marginClass === 'X' ? 0 : rules[RATE_OF[marginClass]];
}

const WINDOW_OF = {
  store: 'storeWindowDays', web: 'webWindowDays', live: 'liveWindowDays',
  custom: 'customWindowDays', trade_in: 'tradeInWindowDays',
} as const satisfies Record<Fulfilment, keyof FranchiseRules>;

export function windowDays(rules: FranchiseRules, fulfilment: Fulfilment): number {
  return rules[WINDOW_OF[fulfilment]];
}
