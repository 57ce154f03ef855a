import { publishPolicyMutation } from '../../../kernel/graph/policy-mutations.ts';
import { publishCampaignPolicy } from '../../commands/publish-policy.ts';
import { newestCampaignPolicies } from '../../queries/policies.ts';
import { CampaignPolicy, CampaignRules } from './policy.type.ts';

export const publishCampaignPolicyMutation = publishPolicyMutation({
  name: 'CampaignPolicy',
  says: 'Publishes a new immutable version of the campaign policy 发布直播规则, for drops '
    + 'added and passcodes tried from its date on.',
  scope: 'campaigns:policy',
  rules: CampaignRules,
  policy: CampaignPolicy,
  newest: newestCampaignPolicies,
  command: publishCampaignPolicy,
});
