import { decidePolicyMutation, versionAmong } from '../../../kernel/graph/policy-mutations.ts';
import { decideTradeInPolicy } from '../../commands/policy/decide-policy.ts';
import { newestTradeInPolicies } from '../../queries/policies.ts';
import { TradeInPolicy } from './policy.type.ts';

export const decideTradeInPolicyMutation = decidePolicyMutation({
  name: 'TradeInPolicy',
  scope: 'tradeins:policy',
  command: decideTradeInPolicy,
  ...versionAmong(TradeInPolicy, newestTradeInPolicies),
});
