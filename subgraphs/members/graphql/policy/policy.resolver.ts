import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { newestPolicies, policyInForce } from '../../../kernel/graph/policy.type.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { newestCarePolicies } from '../../queries/care-policies.ts';
import { CarePolicy } from './policy.type.ts';

@Resolver()
export class CarePolicyResolver {
  @Query(() => CarePolicy, { description: 'The care policy 客户关怀规则 in force now.' })
  @Scopes('members:read')
  carePolicy(@Ctx() context: GraphContext): Promise<CarePolicy> {
    return policyInForce(context, newestCarePolicies);
  }

  @Query(() => [CarePolicy], { description: 'Versions of the care policy, newest first, future ones too.' })
  @Scopes('members:read')
  carePolicies(
    @Arg('first', () => Int, { defaultValue: 20, description: 'How many, 1 to 100.' }) first: number,
    @Ctx() context: GraphContext,
  ): Promise<CarePolicy[]> {
    return newestPolicies(context, newestCarePolicies, first);
  }
}
