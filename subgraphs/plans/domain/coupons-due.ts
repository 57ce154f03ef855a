import type { CouponCause } from './words.ts';
import type { PlanRules } from './policy.ts';

/**
 * Coupons that an instalment brings: the first one joins or renews, the second one rewards whoever referred, the last
 * one matures. What follows a matured plan within `renewDays` renews. A person joins once: beside another plan that has
 * not matured, left or not, there is nothing for joining, nor for whoever referred. Principal always comes back whole,
 * so that whoever began ten plans for their first coupons, or left and began again, would be paid for it.
 * Example: 300.00 paid, 30.00 used, 300.00 back; the next plan brings 0 with its first instalment.
 */
export function couponsDue(
  nth: number, of: { isRenewal: boolean; isReferred: boolean; hasJoined: boolean }, rules: PlanRules,
): { cause: CouponCause; units: number }[] {
  const [joins, refers] = [!of.isRenewal && !of.hasJoined, of.isReferred && !of.hasJoined];
  return [
    ...nth === 1 && joins ? [{ cause: 'join' as const, units: rules.joinCouponUnits }] : [],
    ...nth === 1 && of.isRenewal ? [{ cause: 'renew' as const, units: rules.renewCouponUnits }] : [],
    ...nth === 2 && refers ? [{ cause: 'referral' as const, units: rules.referralCouponUnits }] : [],
    ...nth === rules.instalments ? [{ cause: 'mature' as const, units: rules.matureCouponUnits }] : [],
  ].filter(({ units }) => units > 0);
}
