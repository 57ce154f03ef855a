import { defineDecidePolicy, type PolicyDecisionInput } from '../../../kernel/commands/decide-policy.ts';
import { benefitPolicy, versionsOf } from '../../persistence/benefits/benefits.ts';

export interface DecideBenefit extends PolicyDecisionInput {
  readonly benefitId: string;
}

/** A second person's word about a benefit's new version, and the withdrawal of one that is still to come. */
export const decideBenefit = defineDecidePolicy<DecideBenefit>('rewards.decide-benefit', {
  policyOf: ({ benefitId }) => benefitPolicy(benefitId),
  counting: async (sql, { benefitId }) =>
    (await versionsOf(sql, benefitId)).map((own) => ({ ...own, rules: own.terms })),
});
