import { Field, InputType } from 'type-graphql';
import type { Operator } from '../../domain/segments/rule.ts';
import { SegmentOperatorName } from './words.ts';

@InputType({ description: 'A condition on one fact 条件; segmentFacts lists the facts.' })
export class SegmentConditionInput {
  @Field({ description: 'Name of the fact, for example "netOrders".' })
  fact!: string;

  @Field(() => SegmentOperatorName, { description: 'How it is compared; one that its fact has.' })
  operator!: Operator;

  @Field(() => [String], {
    defaultValue: [], description: 'What it is compared with: words, ids, whole numbers, days; at most 50.',
  })
  values!: string[];
}

@InputType({
  description: 'A rule of a segment 分群规则: exactly one of all, any, not and condition. At most 16 levels and '
    + '200 conditions, those of segments it names among them.',
})
export class SegmentRuleInput {
  @Field(() => [SegmentRuleInput], { nullable: true, description: 'Every one of them holds 且, 1 to 200.' })
  all?: SegmentRuleInput[] | null;

  @Field(() => [SegmentRuleInput], { nullable: true, description: 'One of them holds at least 或, 1 to 200.' })
  any?: SegmentRuleInput[] | null;

  @Field(() => SegmentRuleInput, { nullable: true, description: 'It does not hold 非.' })
  not?: SegmentRuleInput | null;

  @Field(() => SegmentConditionInput, { nullable: true, description: 'A condition on one fact.' })
  condition?: SegmentConditionInput | null;
}
