import { decidableOf, defineDecidePolicy } from '../../../kernel/commands/decide-policy.ts';
import { planPolicies } from '../../persistence/policies.ts';

/** A second person's word about new numbers, and the withdrawal of those still to come. */
export const decidePlanPolicy =
  defineDecidePolicy('plans.decide-policy', decidableOf(planPolicies));
