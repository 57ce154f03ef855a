import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { GraphContext } from '../../kernel/graph/context.ts';
import { answerPublication, publishPolicyTypes } from '../../kernel/graph/policy.type.ts';
import { Scopes } from '../../kernel/graph/scopes.ts';
import { publishFranchisePolicy } from '../commands/policy/publish-policy.ts';
import { newestFranchisePolicies } from '../queries/policies.ts';
import { FranchisePolicy, FranchiseRules } from './policy.type.ts';

const { Input, Payload } = publishPolicyTypes('FranchisePolicy', FranchiseRules, FranchisePolicy);

@Resolver()
export class PublishFranchisePolicyMutation {
  @Mutation(() => Payload, {
    description: 'Publishes a new immutable version of the franchise policy 发布加盟政策, for payments from '
      + 'its date on.',
  })
  @Scopes('franchises:policy')
  publishFranchisePolicy(
    @Arg('input', () => Input, { description: 'The new version.' })
    input: InstanceType<typeof Input>,
    @Ctx() context: GraphContext,
  ): Promise<object> {
    return answerPublication(context, newestFranchisePolicies, publishFranchisePolicy, input);
  }
}
