import { decidableOf, defineDecidePolicy } from '../../kernel/commands/decide-policy.ts';
import { orderPolicies } from '../persistence/policies.ts';

/** A second person's word about new numbers, and the withdrawal of those still to come. */
export const decideOrderPolicy =
  defineDecidePolicy('orders.decide-policy', decidableOf(orderPolicies));
