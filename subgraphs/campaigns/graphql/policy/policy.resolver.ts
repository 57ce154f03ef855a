import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { newestPolicies, policyInForce } from '../../../kernel/graph/policy.type.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { newestCampaignPolicies } from '../../queries/policies.ts';
import { CampaignPolicy } from './policy.type.ts';

@Resolver()
export class CampaignPolicyResolver {
  @Query(() => CampaignPolicy, { description: 'The campaign policy 直播规则 in force now.' })
  @Scopes('campaigns:read')
  campaignPolicy(@Ctx() context: GraphContext): Promise<CampaignPolicy> {
    return policyInForce(context, newestCampaignPolicies);
  }

  @Query(() => [CampaignPolicy], {
    description: 'Versions of the campaign policy, newest first, future ones too.',
  })
  @Scopes('campaigns:read')
  campaignPolicies(
    @Arg('first', () => Int, { defaultValue: 20, description: 'How many, 1 to 100.' }) first: number,
    @Ctx() context: GraphContext,
  ): Promise<CampaignPolicy[]> {
    return newestPolicies(context, newestCampaignPolicies, first);
  }
}
