import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { GraphContext } from '../../kernel/graph/context.ts';
import { answerPublication, publishPolicyTypes } from '../../kernel/graph/policy.type.ts';
import { Scopes } from '../../kernel/graph/scopes.ts';
import { publishOrderPolicy } from '../commands/publish-policy.ts';
import { newestOrderPolicies } from '../queries/policies.ts';
import { OrderPolicy, OrderRules } from './policy.type.ts';

const { Input, Payload } = publishPolicyTypes('OrderPolicy', OrderRules, OrderPolicy);

@Resolver()
export class PublishOrderPolicyMutation {
  @Mutation(() => Payload, {
    description: 'Publishes a new immutable version of the order policy 发布订单规则, for payments from its '
      + 'date on.',
  })
  @Scopes('orders:policy')
  publishOrderPolicy(
    @Arg('input', () => Input, { description: 'The new version.' })
    input: InstanceType<typeof Input>,
    @Ctx() context: GraphContext,
  ): Promise<object> {
    return answerPublication(context, newestOrderPolicies, publishOrderPolicy, input);
  }
}
