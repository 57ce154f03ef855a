import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { newestPolicies, policyInForce } from '../../../kernel/graph/policy.type.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { newestOrderPolicies } from '../../queries/policies.ts';
import { OrderPolicy } from './policy.type.ts';

@Resolver()
export class OrderPolicyResolver {
  @Query(() => OrderPolicy, { description: 'The order policy 订单规则 in force now.' })
  @Scopes('orders:read')
  orderPolicy(@Ctx() context: GraphContext): Promise<OrderPolicy> {
    return policyInForce(context, newestOrderPolicies);
  }

  @Query(() => [OrderPolicy], {
    description: 'Versions of the order policy, newest first, future ones too.',
  })
  @Scopes('orders:read')
  orderPolicies(
    @Arg('first', () => Int, { defaultValue: 20, description: 'How many, 1 to 100.' }) first: number,
    @Ctx() context: GraphContext,
  ): Promise<OrderPolicy[]> {
    return newestPolicies(context, newestOrderPolicies, first);
  }
}
