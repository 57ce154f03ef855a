import type { Money } from '../../../kernel/money.ts';

/** What behaves differently: all else that a benefit is stands in its names. */
export const BENEFIT_KINDS = ['counted', 'standing', 'early_access', 'birthday_gift', 'labour_share'] as const;
export type BenefitKind = (typeof BENEFIT_KINDS)[number];

export const BENEFIT_UNITS = ['time', 'hour', 'piece'] as const;
export type BenefitUnit = (typeof BENEFIT_UNITS)[number];

/** Which tier of which programme has it. */
export interface Allowance {
  readonly programme: string;
  readonly tier: string;
  /** So many in a calendar year of the region; null: as many as one likes. */
  readonly perYear: number | null;
  /** Of early access: hours before everybody else. */
  readonly leadHours: number | null;
}

/** An amount as members of one programme have it, in its currency. */
export interface ProgrammeAmount {
  readonly programme: string;
  readonly amount: Money;
}

/** What a benefit is from a date on. Days are 'YYYY-MM-DD' in the member's region, both of a span included. */
export interface BenefitTerms {
  readonly nameZh: string;
  readonly nameEn: string;
  readonly kind: BenefitKind;
  readonly unit: BenefitUnit;
  /** Given only when the tier is certain. */
  readonly costly: boolean;
  readonly bookable: boolean;
  /** Who pays for it: a franchise; null: head office. */
  readonly funderId: string | null;
  readonly allowances: readonly Allowance[];
  /** What one use costs the funder. */
  readonly costs: readonly ProgrammeAmount[];
  /** Only where it is given; none: everywhere. */
  readonly outletIds: readonly string[];
  readonly firstDay: string | null;
  readonly lastDay: string | null;
  /** For members who bought for so much in their life, net of returns. */
  readonly leastLifetime: readonly ProgrammeAmount[];
  /** For members with one purchase of so much, kept, on one of these days. */
  readonly leastPurchase: readonly ProgrammeAmount[];
  readonly purchaseFirstDay: string | null;
  readonly purchaseLastDay: string | null;
  /** What one more costs; null: none is sold. */
  readonly pointsPrice: bigint | null;
  /** How long one that was bought lasts. */
  readonly extraDays: number;
  /** Of a birthday gift: so many days before the birthday, and after it. */
  readonly daysAhead: number;
  readonly daysAfter: number;
  /** Of a labour share: what the member pays of the labour fee. */
  readonly labourPercent: number | null;
  /** uuid: only for who is in this segment; null: everybody. */
  readonly segmentId: string | null;
  /** Only for children of who bought something and kept it. */
  readonly heritage: boolean;
}

/** A version of a benefit that counts at some moment. */
export interface Benefit {
  readonly id: string;
  readonly code: string;
  readonly version: number;
  readonly effectiveFrom: Date;
  readonly terms: BenefitTerms;
}

/** Whether uses of it are counted at all. */
export const isCounted = ({ kind }: Pick<BenefitTerms, 'kind'>): boolean =>
  kind === 'counted' || kind === 'birthday_gift';

/** Whether it is given on a day: both ends belong to it. */
export function isGivenOn({ firstDay, lastDay }: BenefitTerms, day: string): boolean {
  return (firstDay === null || firstDay <= day) && (lastDay === null || day <= lastDay);
}

export function allowanceOf(
  { allowances }: Pick<BenefitTerms, 'allowances'>, programme: string, tier: string,
): Allowance | null {
  return allowances.find((each) => each.programme === programme && each.tier === tier) ?? null;
}

export function amountOf(amounts: readonly ProgrammeAmount[], programme: string): Money | null {
  return amounts.find((each) => each.programme === programme)?.amount ?? null;
}
