import { publishPolicyMutation } from '../../../kernel/graph/policy-mutations.ts';
import { publishTradeInPolicy } from '../../commands/policy/publish-policy.ts';
import { newestTradeInPolicies } from '../../queries/policies.ts';
import { TradeInPolicy, TradeInRules } from './policy.type.ts';

export const publishTradeInPolicyMutation = publishPolicyMutation({
  name: 'TradeInPolicy',
  says: 'Publishes a new immutable version of the rules of trade-ins 发布以旧换新规则; it counts from its date on.',
  scope: 'tradeins:policy',
  rules: TradeInRules,
  policy: TradeInPolicy,
  newest: newestTradeInPolicies,
  command: publishTradeInPolicy,
});
