import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { newestPolicies, policyInForce } from '../../../kernel/graph/policy.type.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { newestInsightPolicies } from '../../queries/policies.ts';
import { InsightPolicy } from './policy.type.ts';

@Resolver()
export class InsightPolicyResolver {
  @Query(() => InsightPolicy, { description: 'The insight policy 洞察规则 in force now.' })
  @Scopes('insights:read')
  insightPolicy(@Ctx() context: GraphContext): Promise<InsightPolicy> {
    return policyInForce(context, newestInsightPolicies);
  }

  @Query(() => [InsightPolicy], {
    description: 'Versions of the insight policy, newest first, future ones too.',
  })
  @Scopes('insights:read')
  insightPolicies(
    @Arg('first', () => Int, { defaultValue: 20, description: 'How many, 1 to 100.' }) first: number,
    @Ctx() context: GraphContext,
  ): Promise<InsightPolicy[]> {
    return newestPolicies(context, newestInsightPolicies, first);
  }
}
