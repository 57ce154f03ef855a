import type { ReferralReason } from './words.ts';

/**
 * Referral 老带新: both sides get points when the friend's first sale of at least so much has left its return window
 * and is kept; what came back before gives nothing, what comes back later takes the points back. Friends beyond the
 * number of a year are not rewarded, nor who showed the referrer's own phone.
 *
 * Example: least 1,000 yuan. A sale of 999.99 → nothing yet; of 1,000.00 → 200 points to both; the 17th friend of a
 * year → OVER_LIMIT, nothing.
 */
export interface KeptSale {
  /** What is left of it, in minor units. */
  readonly netMinor: bigint;
  readonly currency: string;
}

export interface ReferralRules {
  readonly referralLeastUnits: number;
  readonly referralsAYear: number;
}

/** `home`: the currency of the friend's programme, in which the least sale is meant, and its minor units. */
export function isEnough(
  sale: KeptSale, rules: ReferralRules, home: { readonly currency: string; readonly minorUnits: bigint },
): boolean {
  return sale.currency === home.currency && sale.netMinor >= BigInt(rules.referralLeastUnits) * home.minorUnits;
}

/** Why it is not rewarded although the sale is kept; null: it is. */
export function whyNotKept(
  known: { readonly samePerson: boolean; readonly referredBefore: boolean; readonly keptThisYear: number },
  rules: ReferralRules,
): ReferralReason | null {
  if (known.samePerson) return 'same_person';
  if (known.referredBefore) return 'referred_before';
  return known.keptThisYear >= rules.referralsAYear ? 'over_limit' : null;
}
