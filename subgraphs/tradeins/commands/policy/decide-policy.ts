import { decidableOf, defineDecidePolicy } from '../../../kernel/commands/decide-policy.ts';
import { tradeInPolicies } from '../../persistence/policies.ts';

/** A second person's word about new numbers, and the withdrawal of those still to come. */
export const decideTradeInPolicy =
  defineDecidePolicy('tradeins.decide-policy', decidableOf(tradeInPolicies));
