import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { newestPolicies, policyInForce } from '../../../kernel/graph/policy.type.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { newestOutreachPolicies } from '../../queries/policies.ts';
import { OutreachPolicy } from './policy.type.ts';

@Resolver()
export class OutreachPolicyResolver {
  @Query(() => OutreachPolicy, { description: 'The outreach policy 触达规则 in force now.' })
  @Scopes('outreach:read')
  outreachPolicy(@Ctx() context: GraphContext): Promise<OutreachPolicy> {
    return policyInForce(context, newestOutreachPolicies);
  }

  @Query(() => [OutreachPolicy], {
    description: 'Versions of the outreach policy, newest first, future ones too.',
  })
  @Scopes('outreach:read')
  outreachPolicies(
    @Arg('first', () => Int, { defaultValue: 20, description: 'How many, 1 to 100.' }) first: number,
    @Ctx() context: GraphContext,
  ): Promise<OutreachPolicy[]> {
    return newestPolicies(context, newestOutreachPolicies, first);
  }
}
