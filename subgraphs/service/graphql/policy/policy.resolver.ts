import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { newestPolicies, policyInForce } from '../../../kernel/graph/policy.type.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { newestServicePolicies } from '../../queries/policies.ts';
import { ServicePolicy } from './policy.type.ts';

@Resolver()
export class ServicePolicyResolver {
  @Query(() => ServicePolicy, { description: 'The service policy 服务规则 in force now.' })
  @Scopes('service:read')
  servicePolicy(@Ctx() context: GraphContext): Promise<ServicePolicy> {
    return policyInForce(context, newestServicePolicies);
  }

  @Query(() => [ServicePolicy], {
    description: 'Versions of the service policy, newest first, future ones too.',
  })
  @Scopes('service:read')
  servicePolicies(
    @Arg('first', () => Int, { defaultValue: 20, description: 'How many, 1 to 100.' }) first: number,
    @Ctx() context: GraphContext,
  ): Promise<ServicePolicy[]> {
    return newestPolicies(context, newestServicePolicies, first);
  }
}
