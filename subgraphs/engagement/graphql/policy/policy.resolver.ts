import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { newestPolicies, policyInForce } from '../../../kernel/graph/policy.type.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { newestEngagementPolicies } from '../../queries/policies.ts';
import { EngagementPolicy } from './policy.type.ts';

@Resolver()
export class EngagementPolicyResolver {
  @Query(() => EngagementPolicy, { description: 'The engagement policy 互动规则 in force now.' })
  @Scopes('engagement:read')
  engagementPolicy(@Ctx() context: GraphContext): Promise<EngagementPolicy> {
    return policyInForce(context, newestEngagementPolicies);
  }

  @Query(() => [EngagementPolicy], {
    description: 'Versions of the engagement policy, newest first, future ones too.',
  })
  @Scopes('engagement:read')
  engagementPolicies(
    @Arg('first', () => Int, { defaultValue: 20, description: 'How many, 1 to 100.' }) first: number,
    @Ctx() context: GraphContext,
  ): Promise<EngagementPolicy[]> {
    return newestPolicies(context, newestEngagementPolicies, first);
  }
}
