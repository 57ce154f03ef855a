import { decidableOf, defineDecidePolicy } from '../../../kernel/commands/decide-policy.ts';
import { insightPolicies } from '../../persistence/policies.ts';

/** A second person's word about new thresholds, and the withdrawal of those still to come. */
export const decideInsightPolicy =
  defineDecidePolicy('insights.decide-policy', decidableOf(insightPolicies));
