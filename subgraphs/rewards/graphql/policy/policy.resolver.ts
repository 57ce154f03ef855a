import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { newestPolicies, policyInForce } from '../../../kernel/graph/policy.type.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { newestRewardPolicies } from '../../queries/policies.ts';
import { RewardPolicy } from './policy.type.ts';

@Resolver()
export class RewardPolicyResolver {
  @Query(() => RewardPolicy, { description: 'The rewards policy 权益规则 in force now.' })
  @Scopes('rewards:read')
  rewardPolicy(@Ctx() context: GraphContext): Promise<RewardPolicy> {
    return policyInForce(context, newestRewardPolicies);
  }

  @Query(() => [RewardPolicy], {
    description: 'Versions of the rewards policy, newest first, future ones too.',
  })
  @Scopes('rewards:read')
  rewardPolicies(
    @Arg('first', () => Int, { defaultValue: 20, description: 'How many, 1 to 100.' }) first: number,
    @Ctx() context: GraphContext,
  ): Promise<RewardPolicy[]> {
    return newestPolicies(context, newestRewardPolicies, first);
  }
}
