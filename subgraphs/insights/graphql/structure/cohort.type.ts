import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Money } from '../../../kernel/graph/money.type.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';

@ObjectType({ simpleResolvers: true, description: 'What the members of a cohort did in a month since their first.' })
@Scopes('insights:read')
export class CohortCell {
  @Field(() => Int, { description: 'Months since the month of the first order, 0 is that month.' })
  monthsSince!: number;

  @Field(() => Int, { description: 'Members with an order that stands in that month 当月购买人数.' })
  buyers!: number;

  @Field(() => Int, { description: 'Members with two orders that stand, or more, by the end of that month 累计复购人数.' })
  repurchased!: number;

  @Field(() => Money, {
    nullable: true,
    description: 'Net value of the orders of that month 净消费; head office’s own, for it tells of all channels.',
  })
  netValue!: Money | null;
}

@ObjectType({
  simpleResolvers: true,
  description: 'Members by the month of their first order that stands 同期群, as it is known at the asking.',
})
@Scopes('insights:read')
export class Cohort {
  @Field({ description: 'Month of the first order, YYYY-MM, in days of the home region.' })
  month!: string;

  @Field(() => Int, { description: 'Members who began in it 新客人数.' })
  members!: number;

  @Field(() => [CohortCell], { description: 'Each month since then that has begun, the first one too; at most 37.' })
  cells!: CohortCell[];
}

@InputType({ description: 'Which cohorts.' })
export class CohortFilter {
  @Field({ description: 'Code of the programme 会员计划, for example "CN"; money is in its currency.' })
  programmeCode!: string;

  @Field({ description: 'First month, YYYY-MM.' })
  from!: string;

  @Field({ description: 'Last month, YYYY-MM; 1 to 36 months with the first.' })
  to!: string;

  @Field(() => Int, { defaultValue: 12, description: 'How many months after the first one, 0 to 36.' })
  monthsSince!: number;

  @Field(() => String, {
    nullable: true, description: 'Only members of this region 会籍地区; all without it; head office asks it.',
  })
  regionCode?: string | null;

  @Field(() => ID, {
    nullable: true, description: 'Only whose first order came through this channel; head office asks it.',
  })
  channelId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only whose first order this outlet sold; head office asks it.' })
  outletId?: string | null;
}
