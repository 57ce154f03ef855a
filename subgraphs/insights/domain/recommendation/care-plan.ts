import { POTENTIALS, type Potential } from '../prediction/score.ts';

/**
 * What the house does for members of each potential 潜力: high a personal consultant and advice on jewelry as an
 * investment, mid a subsidy for changing style and goods that keep their value, low coupons for care and cleaning, for
 * there the relation comes first. The policy says for which potential each is: 3 high, 2 mid, 1 low, 0 for nobody.
 *
 * Example: with careCouponsFor 2 a member of mid potential gets the subsidy, goods that keep value and care coupons.
 */
export interface CarePlan {
  readonly consultantFor: number;
  readonly investmentAdviceFor: number;
  readonly styleChangeFor: number;
  readonly valueRetentionFor: number;
  readonly careCouponsFor: number;
  readonly cleaningCouponsFor: number;
}

const RULES = {
  personal_consultant: 'consultantFor', investment_advice: 'investmentAdviceFor',
  style_change_subsidy: 'styleChangeFor', value_retention_goods: 'valueRetentionFor',
  care_coupons: 'careCouponsFor', cleaning_coupons: 'cleaningCouponsFor',
} as const satisfies Record<string, keyof CarePlan>;

export type Care = keyof typeof RULES;
export const CARES = Object.keys(RULES) as readonly Care[];

export function caresOf(potential: Potential, plan: CarePlan): Care[] {
  const level = POTENTIALS.length - POTENTIALS.indexOf(potential);
  return CARES.filter((care) => plan[RULES[care]] === level);
}
