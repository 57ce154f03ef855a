import {
  MARGIN_CLASSES, TIERS, type Fulfilment, type MarginClass, type ProgrammeCode,
  type Tier,
} from '../../contracts/words.ts';
import { policyAt as versionAt, type Policy as PolicyOf, type Problem } from '../../kernel/policy.ts';

/** Points per minor unit as a fraction: [12, 1000] is 1.2 a yuan. */
export type Ratio = readonly [number, number];

/**
 * What a programme said of windows before orders owned them: kept with each version, for sales whose events
 * were recorded without their instants. Nobody publishes them any more.
 */
export interface FormerWindows {
  readonly windowDays: Readonly<Record<Fulfilment, number>>;
  /** After payment, while the delivery is unknown. */
  readonly unknownDeliveryDays: number;
  /** 补登: how long after payment an order may still find its member. */
  readonly linkDays: number;
}

/** Everything that is published for a programme. */
export interface ProgrammeNumbers {
  readonly rates: Readonly<Record<MarginClass, { readonly points: Ratio; readonly growth: Ratio }>>;
  readonly tiers: Readonly<Record<Tier, { readonly threshold: number; readonly bonusPercent: number }>>;
  /** Points that are worth one unit of the programme's currency. */
  readonly pointsPerUnit: number;
  readonly lotMonths: number;
  /** For points that come back to a lot that has expired. */
  readonly graceLotDays: number;
  readonly tierMonths: number;
  readonly retentionPercent: number;
  readonly graceDays: number;
  readonly downgrade: 'one_step' | 'balance';
  /** What one operator may adjust for one member within `adjustmentDays` without a second person. */
  readonly adjustmentLimit: number;
  readonly adjustmentDays: number;
  /** The same over all members in one business day. */
  readonly adjustmentDailyLimit: number;
  readonly interactions: {
    readonly like: number; readonly comment: number; readonly share: number;
    readonly dailyCap: number; readonly capPercent: number;
  };
}

/** One immutable value per version. */
export interface PolicyRules extends ProgrammeNumbers, FormerWindows {}

export interface Policy extends PolicyOf<PolicyRules> {
  readonly programme: ProgrammeCode;
  readonly zone: string;
  readonly currency: string;
}

/** The numbers of domain.md section 3. */
export const DEFAULT_RULES: PolicyRules = {
  rates: {
    A: { points: [12, 1000], growth: [12, 1000] },
    B: { points: [8, 1000], growth: [12, 1000] },
    C: { points: [4, 1000], growth: [12, 1000] },
    D: { points: [0, 1000], growth: [12, 10_000] },
    X: { points: [0, 1000], growth: [0, 1000] },
  },
  tiers: {
    base: { threshold: 0, bonusPercent: 0 },
    silver: { threshold: 1200, bonusPercent: 10 },
    gold: { threshold: 6000, bonusPercent: 20 },
    diamond: { threshold: 60_000, bonusPercent: 30 },
  },
  windowDays: { store: 7, web: 15, live: 15, custom: 7, trade_in: 7 },
  unknownDeliveryDays: 30,
  pointsPerUnit: 100,
  lotMonths: 36,
  graceLotDays: 30,
  tierMonths: 24,
  retentionPercent: 60,
  graceDays: 90,
  downgrade: 'one_step',
  linkDays: 180,
  adjustmentLimit: 10_000,
  adjustmentDays: 30,
  adjustmentDailyLimit: 100_000,
  interactions: { like: 5, comment: 5, share: 10, dailyCap: 50, capPercent: 20 },
};

/** Each number in its range; thresholds rise from zero. Example: gold 1,000 under silver 1,200 is none. */
export function problemsOf(rules: ProgrammeNumbers): Problem[] {
  const problems: Problem[] = [];
  const within = (path: readonly string[], value: number, low: number, high: number): void => {
    if (Number.isInteger(value) && value >= low && value <= high) return;
    problems.push({ path, message: `${path.join('.')} is a whole number from ${low} to ${high}.` });
  };
  for (const name of MARGIN_CLASSES) {
    for (const unit of ['points', 'growth'] as const) {
      const [num, den] = rules.rates[name][unit];
      within(['rates', name, unit, 'numerator'], num, 0, 1_000_000);
      within(['rates', name, unit, 'denominator'], den, 1, 1_000_000);
      if (num > den) {
        problems.push({ path: ['rates', name, unit], message: 'At most one for each minor unit.' });
      }
    }
  }
  TIERS.forEach((tier, index) => {
    const { threshold, bonusPercent } = rules.tiers[tier];
    const lower = index === 0 ? 0 : rules.tiers[TIERS[index - 1]!].threshold + 1;
    within(['tiers', tier, 'threshold'], threshold, lower, index === 0 ? 0 : 1_000_000_000);
    within(['tiers', tier, 'bonusPercent'], bonusPercent, 0, 500);
  });
  within(['pointsPerUnit'], rules.pointsPerUnit, 1, 1_000_000);
  within(['lotMonths'], rules.lotMonths, 1, 240);
  within(['graceLotDays'], rules.graceLotDays, 1, 365);
  within(['tierMonths'], rules.tierMonths, 1, 240);
  within(['retentionPercent'], rules.retentionPercent, 0, 100);
  within(['graceDays'], rules.graceDays, 0, 365);
  within(['adjustmentLimit'], rules.adjustmentLimit, 0, 1_000_000_000);
  within(['adjustmentDays'], rules.adjustmentDays, 1, 365);
  within(['adjustmentDailyLimit'], rules.adjustmentDailyLimit, 0, 1_000_000_000);
  for (const [name, value] of Object.entries(rules.interactions)) {
    within(['interactions', name], value, 0, name === 'capPercent' ? 100 : 1_000_000);
  }
  return problems;
}

/** The last version of a programme in force at `at`; before the first one, the first. */
export function policyAt(
  policies: readonly Policy[], programme: ProgrammeCode, at: Date,
): Policy {
  return versionAt(policies.filter((policy) => policy.programme === programme), at);
}
