import type { CouponCause } from './words.ts';
import type { PlanRules } from './policy.ts';

/**
 * Coupons that an instalment brings: the first one joins or renews, the second one rewards whoever referred, the last
 * one matures. A plan joins once: what follows a matured plan within `renewDays` renews.
 */
export function couponsDue(
  nth: number, of: { isRenewal: boolean; isReferred: boolean }, rules: PlanRules,
): { cause: CouponCause; units: number }[] {
  return [
    ...nth === 1 && !of.isRenewal ? [{ cause: 'join' as const, units: rules.joinCouponUnits }] : [],
    ...nth === 1 && of.isRenewal ? [{ cause: 'renew' as const, units: rules.renewCouponUnits }] : [],
    ...nth === 2 && of.isReferred ? [{ cause: 'referral' as const, units: rules.referralCouponUnits }] : [],
    ...nth === rules.instalments ? [{ cause: 'mature' as const, units: rules.matureCouponUnits }] : [],
  ].filter(({ units }) => units > 0);
}
