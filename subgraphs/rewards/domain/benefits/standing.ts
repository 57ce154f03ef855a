import { dayText, localDay } from '../../../kernel/business-day.ts';
import type { Money } from '../../../kernel/money.ts';
import { birthdaySpan, type BirthdaySpan } from './birthday.ts';
import { allowanceOf, amountOf, isGivenOn, type Allowance, type BenefitTerms } from './terms.ts';

/** What is known of a member that benefits ask for. */
export interface Standing {
  readonly memberId: string;
  readonly region: string;
  readonly zone: string;
  readonly programme: string;
  readonly tier: string;
  /** A return might still take the tier away. */
  readonly provisional: boolean;
  /** "02-29"; null when not told. */
  readonly birthday: string | null;
  /** Child of somebody who bought something and kept it. */
  readonly isHeir: boolean;
  readonly purchases: readonly Purchase[];
  /** Of those that something is kept for: where it is in, as of their last snapshot. */
  readonly segmentIds: readonly string[];
}

/** What is kept of a purchase, in the programme's currency by the rate of the payment. */
export interface Purchase {
  readonly paidAt: Date;
  readonly minor: bigint;
}

/** Why not, in the order in which people are told. */
export type ReasonCode = 'TIER' | 'PROVISIONAL' | 'SPEND' | 'PURCHASE' | 'RELATION' | 'SEGMENT'
  | 'WINDOW' | 'OUTLET' | 'USED_UP';

export interface Reason {
  readonly code: ReasonCode;
  /** With SPEND and PURCHASE: what has to be spent in all. */
  readonly least?: Money;
  /** With SPEND: what is missing to it; null: that is not the reader's to know. */
  readonly missing?: Money | null;
  /** With TIER: the lowest of the programme's tiers that has it; null: none has. */
  readonly tier?: string | null;
  /** With WINDOW: first and last day on which it is given; null: open on that side. */
  readonly from?: string | null;
  readonly until?: string | null;
}

export interface Asked {
  readonly at: Date;
  readonly outletId: string | null;
  /** Tiers of the member's programme, the lowest first. */
  readonly tiers: readonly string[];
}

export const dayOf = ({ zone }: Pick<Standing, 'zone'>, at: Date): string => dayText(localDay(at, zone));

/** The days in which a birthday gift waits; null where no birthday is known, or it is none. */
export function spanOf(terms: BenefitTerms, standing: Standing, at: Date): BirthdaySpan | null {
  if (terms.kind !== 'birthday_gift' || standing.birthday === null) return null;
  return birthdaySpan(standing.birthday, dayOf(standing, at), terms.daysAhead, terms.daysAfter);
}

/** Calendar year of the region in which a use counts (9.4); a birthday gift counts in the year of the birthday. */
export function yearOf(terms: BenefitTerms, standing: Standing, at: Date): number {
  return spanOf(terms, standing, at)?.year ?? Number(dayOf(standing, at).slice(0, 4));
}

/** What keeps a member from a benefit, but for how often it had it; empty: nothing. */
export function reasonsAgainst(terms: BenefitTerms, standing: Standing, asked: Asked): Reason[] {
  return [
    ...tierReasons(terms, standing, asked.tiers), ...spendReasons(terms, standing),
    ...(terms.heritage && !standing.isHeir ? [{ code: 'RELATION' as const }] : []),
    ...(terms.segmentId !== null && !standing.segmentIds.includes(terms.segmentId) ? [{ code: 'SEGMENT' as const }]
      : []),
    ...placeReasons(terms, standing, asked),
  ];
}

/** Where and when it is given; asked of what was bought or given by hand, too. */
export function placeReasons(terms: BenefitTerms, standing: Standing, { at, outletId }: Asked): Reason[] {
  const day = dayOf(standing, at);
  const reasons: Reason[] = [];
  if (!isGivenOn(terms, day)) reasons.push({ code: 'WINDOW', from: terms.firstDay, until: terms.lastDay });
  const span = spanOf(terms, standing, at);
  if (terms.kind === 'birthday_gift' && (span === null || day < span.from)) {
    reasons.push({ code: 'WINDOW', from: span?.from ?? null, until: span?.until ?? null });
  }
  if (outletId !== null && terms.outletIds.length > 0 && !terms.outletIds.includes(outletId)) {
    reasons.push({ code: 'OUTLET' });
  }
  return reasons;
}

function tierReasons(
  terms: BenefitTerms, { programme, tier, provisional }: Standing, tiers: readonly string[],
): Reason[] {
  const gives = (allowance: Allowance | null) => allowance !== null && allowance.perYear !== 0;
  if (gives(allowanceOf(terms, programme, tier))) return terms.costly && provisional ? [{ code: 'PROVISIONAL' }] : [];
  const above = tiers.slice(tiers.indexOf(tier) + 1);
  return [{ code: 'TIER', tier: above.find((each) => gives(allowanceOf(terms, programme, each))) ?? null }];
}

/** Example: 50,000.00 in a life are asked for; 47,000.00 are kept: 3,000.00 are missing. */
function spendReasons(terms: BenefitTerms, standing: Standing): Reason[] {
  const reasons: Reason[] = [];
  const lifetime = amountOf(terms.leastLifetime, standing.programme);
  const kept = standing.purchases.reduce((sum, { minor }) => sum + minor, 0n);
  if (lifetime && kept < lifetime.minor) {
    reasons.push({ code: 'SPEND', least: lifetime, missing: { ...lifetime, minor: lifetime.minor - kept } });
  }
  const once = amountOf(terms.leastPurchase, standing.programme);
  const inSeason = standing.purchases.some(({ paidAt, minor }) => {
    const day = dayOf(standing, paidAt);
    return day >= terms.purchaseFirstDay! && day <= terms.purchaseLastDay! && minor >= once!.minor;
  });
  if (once && !inSeason) {
    reasons.push({ code: 'PURCHASE', least: once, from: terms.purchaseFirstDay, until: terms.purchaseLastDay });
  }
  return reasons;
}

/** What a reader may be told: partners learn neither what was bought elsewhere, nor when a birthday is. */
export interface Sees { readonly purchases: boolean; readonly birthday: boolean }

export function toldTo({ purchases, birthday }: Sees, reasons: readonly Reason[], { kind }: BenefitTerms): Reason[] {
  return reasons.map((reason) => ({
    ...reason,
    ...(reason.code === 'SPEND' && !purchases ? { missing: null } : {}),
    ...(reason.code === 'WINDOW' && kind === 'birthday_gift' && !birthday ? { from: null, until: null } : {}),
  }));
}
