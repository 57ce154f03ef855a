import type { Fulfilment, MarginClass, ProgrammeCode, Tier } from '../../contracts/words.ts';
import { policyAt as versionAt, type Policy as PolicyOf } from '../../kernel/policy.ts';
import type { BonusRule } from './rewards/bonus-rules.ts';

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
  /** 补录会员: how long after payment an order may still find its member. */
  readonly linkDays: number;
}

/** What a minor unit of a class earns. */
export interface ClassRates {
  readonly points: Ratio;
  readonly growth: Ratio;
}

/** One tier of a programme, by what it is called, asks and gives. */
export interface TierRule {
  readonly code: Tier;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly threshold: number;
  readonly bonusPercent: number;
}

/** Everything that is published for a programme. */
export interface ProgrammeNumbers {
  /** By class; one that is not named earns nothing. */
  readonly rates: Readonly<Partial<Record<MarginClass, ClassRates>>>;
  /** From the lowest, which is from 0, to the highest. */
  readonly tiers: readonly TierRule[];
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
  /** For a whole profile, once. */
  readonly profileReward: number;
  /** Without any activity, until what is owed is written off. */
  readonly writeOffMonths: number;
  /** Days before points expire at which it is told; 0: not. */
  readonly expiryNoticeDays: number;
  readonly expiryReminderDays: number;
  /** Days before the grace of a tier ends at which it is told; 0: not. */
  readonly graceNoticeDays: number;
  readonly graceReminderDays: number;
  readonly graceLastDays: number;
  /** Of the balance a year began with, what is at least to be redeemed in it. */
  readonly burnPercent: number;
  /** Of campaigns and member days, by the version in force at payment. */
  readonly bonuses: readonly BonusRule[];
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
  tiers: [
    { code: 'base', nameZh: '普通', nameEn: 'Base', threshold: 0, bonusPercent: 0 },
    { code: 'silver', nameZh: '银卡', nameEn: 'Silver', threshold: 1200, bonusPercent: 10 },
    { code: 'gold', nameZh: '金卡', nameEn: 'Gold', threshold: 6000, bonusPercent: 20 },
    { code: 'diamond', nameZh: '钻石卡', nameEn: 'Diamond', threshold: 60_000, bonusPercent: 30 },
  ],
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
  profileReward: 100,
  writeOffMonths: 24,
  expiryNoticeDays: 60,
  expiryReminderDays: 15,
  graceNoticeDays: 60,
  graceReminderDays: 30,
  graceLastDays: 7,
  burnPercent: 5,
  bonuses: [],
  interactions: { like: 5, comment: 5, share: 10, dailyCap: 50, capPercent: 20 },
};

/** The last version of a programme in force at `at`; before the first one, the first. */
export function policyAt(
  policies: readonly Policy[], programme: ProgrammeCode, at: Date,
): Policy {
  return versionAt(policies.filter((policy) => policy.programme === programme), at);
}

/** The version that something was counted with; where it is not known, the one in force then. */
export function versionOf(own: readonly Policy[], version: number, at: Date): Policy {
  return own.find((policy) => policy.version === version) ?? versionAt(own, at);
}

/** The version before another one of its programme; the first one is its own. */
export function versionBefore(policies: readonly Policy[], { programme, effectiveFrom }: Policy): Policy {
  return policyAt(policies, programme, new Date(effectiveFrom.getTime() - 1));
}

/**
 * The version by which a tier is explained: the one in force, or the last one that has the tier, until the review
 * of the night has carried its member over.
 */
export function policyOfTier(own: readonly Policy[], tier: Tier, at: Date): Policy {
  const inForce = versionAt(own, at);
  const has = ({ rules }: Policy) => rules.tiers.some(({ code }) => code === tier);
  if (has(inForce)) return inForce;
  const former = own.filter((policy) => policy.effectiveFrom < inForce.effectiveFrom && has(policy));
  return former.length > 0 ? versionAt(former, at) : inForce;
}
