import type { Fulfilment, MarginClass } from '../../contracts/words.ts';
import type { Bounds, Policy, Problem } from '../../kernel/policy.ts';

/** What the home gets of a line of this class, in basis points of its base. */
export interface ClassRebate {
  readonly marginClass: MarginClass;
  readonly bps: number;
}

/** What attribution and rebates count with; a rebate keeps the version of its payment. */
export interface FranchiseRules {
  /** Each class at most once; one that is not named earns nothing. */
  readonly rebates: readonly ClassRebate[];
  /** The most of a line's gross margin that its rebate may take. */
  readonly marginCapBps: number;
  /** A purchase binds to the month end this many months later. */
  readonly periodMonths: number;
  /** What is compared at the end of a period. */
  readonly trailingMonths: number;
  /** A store enrolment without purchase binds this long. */
  readonly protectionDays: number;
  /** Days after a statement's issue in which its franchise may dispute lines; then they count as confirmed. */
  readonly disputeDays: number;
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
  marginCapBps: [0, 10_000], periodMonths: [1, 240], trailingMonths: [1, 240],
  protectionDays: [0, 3_650], disputeDays: [1, 60],
};

/** Version 1: the numbers of domain.md sections 7 and 9.5; versions from before a number was added count with it. */
export const DEFAULT_RULES: FranchiseRules = {
  rebates: [
    { marginClass: 'A', bps: 300 }, { marginClass: 'B', bps: 200 }, { marginClass: 'C', bps: 50 },
    { marginClass: 'D', bps: 10 },
  ],
  marginCapBps: 3_000, periodMonths: 24, trailingMonths: 24, protectionDays: 180, disputeDays: 10,
};

export const DEFAULT_FORMER: FormerWindows = {
  windowDays: { store: 7, web: 15, live: 15, custom: 7, trade_in: 7 }, unknownDeliveryDays: 30,
};

export const DAY_MS = 86_400_000;

export function rateBps({ rebates }: Pick<FranchiseRules, 'rebates'>, marginClass: MarginClass): number {
  return rebates.find((rebate) => rebate.marginClass === marginClass)?.bps ?? 0;
}

/** Why these are no rates, each at its place. `knows`: whether the house has such a class, now or later. */
export function rebateProblems(
  { rebates }: Pick<FranchiseRules, 'rebates'>, knows: (marginClass: MarginClass) => boolean,
): Problem[] {
  return rebates.flatMap(({ marginClass, bps }, index) => {
    const at = (field: string, message: string): Problem => (
      { path: ['rebates', String(index), field], message });
    if (!knows(marginClass)) return [at('marginClass', 'There is no such margin class.')];
    if (rebates.findIndex((rebate) => rebate.marginClass === marginClass) < index) {
      return [at('marginClass', 'The class has a rate already.')];
    }
    return Number.isInteger(bps) && bps >= 0 && bps <= MOST_BPS ? []
      : [at('bps', `bps is a whole number from 0 to ${MOST_BPS}.`)];
  });
}

const MOST_BPS = 10_000;
