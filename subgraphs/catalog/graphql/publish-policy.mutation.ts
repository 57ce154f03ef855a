import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { GraphContext } from '../../kernel/graph/context.ts';
import { answerPublication, publishPolicyTypes } from '../../kernel/graph/policy.type.ts';
import { Scopes } from '../../kernel/graph/scopes.ts';
import { publishCatalogPolicy } from '../commands/publish-policy.ts';
import { newestCatalogPolicies } from '../queries/policies.ts';
import { CatalogPolicy, CatalogRules } from './policy.type.ts';

const { Input, Payload } = publishPolicyTypes('CatalogPolicy', CatalogRules, CatalogPolicy);

@Resolver()
export class PublishCatalogPolicyMutation {
  @Mutation(() => Payload, {
    description: 'Publishes a new immutable version of the catalog policy 发布价格规则, for what is '
      + 'entered from its date on.',
  })
  @Scopes('catalog:policy')
  publishCatalogPolicy(
    @Arg('input', () => Input, { description: 'The new version.' })
    input: InstanceType<typeof Input>,
    @Ctx() context: GraphContext,
  ): Promise<object> {
    return answerPublication(context, newestCatalogPolicies, publishCatalogPolicy, input);
  }
}
