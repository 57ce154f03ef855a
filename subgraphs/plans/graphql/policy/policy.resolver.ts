import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { newestPolicies, policyInForce } from '../../../kernel/graph/policy.type.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { newestPlanPolicies } from '../../queries/policies.ts';
import { PlanPolicy } from './policy.type.ts';

@Resolver()
export class PlanPolicyResolver {
  @Query(() => PlanPolicy, { description: 'The plans policy 增值计划规则 in force now.' })
  @Scopes('plans:read')
  planPolicy(@Ctx() context: GraphContext): Promise<PlanPolicy> {
    return policyInForce(context, newestPlanPolicies);
  }

  @Query(() => [PlanPolicy], {
    description: 'Versions of the plans policy, newest first, future ones too.',
  })
  @Scopes('plans:read')
  planPolicies(
    @Arg('first', () => Int, { defaultValue: 20, description: 'How many, 1 to 100.' }) first: number,
    @Ctx() context: GraphContext,
  ): Promise<PlanPolicy[]> {
    return newestPolicies(context, newestPlanPolicies, first);
  }
}
