import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { GraphContext } from '../../kernel/graph/context.ts';
import { answerPublication, publishPolicyTypes } from '../../kernel/graph/policy.type.ts';
import { Scopes } from '../../kernel/graph/scopes.ts';
import { publishCampaignPolicy } from '../commands/publish-policy.ts';
import { newestCampaignPolicies } from '../queries/policies.ts';
import { CampaignPolicy, CampaignRules } from './policy.type.ts';

const { Input, Payload } = publishPolicyTypes('CampaignPolicy', CampaignRules, CampaignPolicy);

@Resolver()
export class PublishCampaignPolicyMutation {
  @Mutation(() => Payload, {
    description: 'Publishes a new immutable version of the campaign policy 发布直播规则, for drops '
      + 'added and passcodes tried from its date on.',
  })
  @Scopes('campaigns:policy')
  publishCampaignPolicy(
    @Arg('input', () => Input, { description: 'The new version.' })
    input: InstanceType<typeof Input>,
    @Ctx() context: GraphContext,
  ): Promise<object> {
    return answerPublication(context, newestCampaignPolicies, publishCampaignPolicy, input);
  }
}
