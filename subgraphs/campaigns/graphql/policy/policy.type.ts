import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { PolicyOf } from '../../../kernel/graph/policy.type.ts';

@ObjectType({ simpleResolvers: true, description: 'Numbers of live sessions 直播场次.' })
@InputType('CampaignRulesInput', { description: 'Numbers of live sessions 直播场次.' })
export class CampaignRules {
  @Field(() => Int, {
    description: 'Minutes a claim 抢购 is held for payment where the drop says nothing else, 1 to 60.',
  })
  holdMinutes!: number;

  @Field(() => [Int], {
    description: 'Seconds after the opening for each tier by rank from the lowest, where a drop says nothing else; '
      + 'tiers above open at once: [60, 30]. At most 8, each 0 to 86,400 and not more than the one before.',
  })
  tierDelaySeconds!: readonly number[];

  @Field(() => Int, {
    description: 'Wrong passcodes 口令 after which a member waits, 1 to 50.',
  })
  wrongTries!: number;

  @Field(() => Int, { description: 'Minutes in which they are counted, 1 to 1,440.' })
  wrongTryMinutes!: number;
}

@ObjectType('CampaignPolicy', {
  simpleResolvers: true,
  description: 'One immutable version of the campaign policy 直播规则; a drop keeps what it was added with.',
})
export class CampaignPolicy extends PolicyOf(CampaignRules, 'CampaignPolicy') {}
