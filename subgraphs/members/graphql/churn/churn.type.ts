import { Field, ID, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../../kernel/graph/scalars.ts';
import { CHURN_REASONS, CHURN_SOURCES } from '../../domain/churn/churn-reason.ts';
import { wordsEnum } from '../../../words/graphql/words-enum.ts';

export const ChurnReasonName = wordsEnum<(typeof CHURN_REASONS)[number]>(
  'ChurnReasonName', 'Why a member stays away 流失原因.', {
    price: 'Price 价格.', quality: 'Quality 质量.', service: 'Service 服务.', style: 'Style 款式.',
    store: 'Store too far or closed 门店太远或已关.', competitor: 'Buys elsewhere 转向其他品牌.',
    points: 'Points and benefits 积分权益.', no_need: 'Needs nothing 暂无需求.', moved: 'Moved away 搬离.',
    other: 'Other, in its own words 其他.',
  });

export const ChurnSource = wordsEnum<(typeof CHURN_SOURCES)[number]>(
  'ChurnSource', 'How a reason of churn was learnt 来源.', {
    associate: 'Told to an associate 店员了解.', complaint: 'From a complaint 投诉.', survey: 'From a survey 问卷.',
  });

@ObjectType({ simpleResolvers: true, description: 'Why a member stays away 流失原因, as it said at a time.' })
export class ChurnReason {
  @Field(() => ChurnReasonName, { description: 'Why.' })
  reason!: string;

  @Field(() => String, { nullable: true, description: 'In the member\'s words, at most 500 characters.' })
  text!: string | null;

  @Field(() => ChurnSource, { description: 'How it was learnt.' })
  source!: string;

  @Field(() => ID, { nullable: true, description: 'The complaint it comes from.' })
  complaintId!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it was recorded.' })
  recordedAt!: Date;

  @Field(() => String, { nullable: true, description: 'Who recorded it; null for members and channels.' })
  recordedBy!: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'How many members gave a reason in a month 流失原因统计.' })
export class ChurnMonth {
  @Field({ description: 'Month of the region, 2026-10.' })
  month!: string;

  @Field(() => ChurnReasonName, { description: 'Why.' })
  reason!: string;

  @Field(() => Int, { description: 'Members, each once a month and reason.' })
  members!: number;
}
