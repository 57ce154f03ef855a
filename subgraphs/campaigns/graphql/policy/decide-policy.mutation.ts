import { decidePolicyMutation, versionAmong } from '../../../kernel/graph/policy-mutations.ts';
import { decideCampaignPolicy } from '../../commands/decide-policy.ts';
import { newestCampaignPolicies } from '../../queries/policies.ts';
import { CampaignPolicy } from './policy.type.ts';

export const decideCampaignPolicyMutation = decidePolicyMutation({
  name: 'CampaignPolicy',
  scope: 'campaigns:policy',
  command: decideCampaignPolicy,
  ...versionAmong(CampaignPolicy, newestCampaignPolicies),
});
