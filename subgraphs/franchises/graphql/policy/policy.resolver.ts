import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { newestPolicies, policyInForce } from '../../../kernel/graph/policy.type.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { newestFranchisePolicies } from '../../queries/policies.ts';
import { FranchisePolicy } from './policy.type.ts';

@Resolver()
export class FranchisePolicyResolver {
  @Query(() => FranchisePolicy, { description: 'The franchise policy 加盟政策 in force now.' })
  @Scopes('franchises:read')
  franchisePolicy(@Ctx() context: GraphContext): Promise<FranchisePolicy> {
    return policyInForce(context, newestFranchisePolicies);
  }

  @Query(() => [FranchisePolicy], {
    description: 'Versions of the franchise policy, newest first, future ones too.',
  })
  @Scopes('franchises:read')
  franchisePolicies(
    @Arg('first', () => Int, { defaultValue: 20, description: 'How many, 1 to 100.' }) first: number,
    @Ctx() context: GraphContext,
  ): Promise<FranchisePolicy[]> {
    return newestPolicies(context, newestFranchisePolicies, first);
  }
}
