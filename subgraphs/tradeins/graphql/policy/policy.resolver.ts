import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { newestPolicies, policyInForce } from '../../../kernel/graph/policy.type.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { newestTradeInPolicies } from '../../queries/policies.ts';
import { TradeInPolicy } from './policy.type.ts';

@Resolver()
export class TradeInPolicyResolver {
  @Query(() => TradeInPolicy, { description: 'The rules of trade-ins 以旧换新规则 in force now.' })
  @Scopes('tradeins:read')
  tradeInPolicy(@Ctx() context: GraphContext): Promise<TradeInPolicy> {
    return policyInForce(context, newestTradeInPolicies);
  }

  @Query(() => [TradeInPolicy], {
    description: 'Versions of the rules of trade-ins, newest first, future ones too.',
  })
  @Scopes('tradeins:read')
  tradeInPolicies(
    @Arg('first', () => Int, { defaultValue: 20, description: 'How many, 1 to 100.' }) first: number,
    @Ctx() context: GraphContext,
  ): Promise<TradeInPolicy[]> {
    return newestPolicies(context, newestTradeInPolicies, first);
  }
}
