import { Field, Int, ObjectType } from 'type-graphql';
import { Money } from '../../kernel/graph/money.type.ts';
import { ConnectionOf } from '../../kernel/graph/page.ts';
import { DateScalar, DateTimeScalar } from '../../kernel/graph/scalars.ts';
import { Scopes } from '../../kernel/graph/scopes.ts';
import { PotentialName } from './prediction/words.ts';
import { FrequencyName, LifecycleName, RfmSegmentName } from './words.ts';

@ObjectType({ simpleResolvers: true, description: 'RFM scores of a member 消费评分, each 1 to 5, 5 is best.' })
export class RfmScore {
  @Field(() => Int, { description: 'Recency 最近消费: bought lately, 1 to 5.' })
  recency!: number;

  @Field(() => Int, { description: 'Frequency 消费频次: bought often, 1 to 5.' })
  frequency!: number;

  @Field(() => Int, { description: 'Monetary 消费金额: bought for much, 1 to 5.' })
  monetary!: number;

  @Field({ description: 'The three in a row, for example "433".' })
  code!: string;

  @Field(() => RfmSegmentName, { description: 'Which of the eight fields 分群.' })
  segment!: string;
}

@ObjectType({
  simpleResolvers: true,
  description: 'What is known of a member by its orders 消费事实: net of what came back; orders that came back whole '
    + 'count as returned only. Money in the currency of the home programme.',
})
export class MemberFacts {
  @Field(() => Int, { description: 'Orders that stand 净订单数.' })
  netOrders!: number;

  @Field(() => Int, { description: 'Orders that came back whole 整单退货数.' })
  returnedOrders!: number;

  @Field(() => Money, { description: 'Net value of all orders 累计净消费, each by the rate of its payment.' })
  netValue!: Money;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Payment of the first order that stands 首单.' })
  firstOrderAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Payment of the last order that stands 末单.' })
  lastOrderAt!: Date | null;

  @Field(() => Int, { nullable: true, description: 'Days since the last one, business days of the home region.' })
  daysSinceLast!: number | null;

  @Field(() => Int, { description: 'Orders within the months of the frequency.' })
  frequencyOrders!: number;

  @Field(() => Int, { description: 'Orders within the months of RFM.' })
  rfmOrders!: number;

  @Field(() => Money, { description: 'Net value within the months of RFM.' })
  rfmValue!: Money;

  @Field(() => [Int], {
    description: 'Days from one day with a purchase to the next 购买间隔, the newest first; at most 100.',
  })
  gapDays!: number[];

  @Field(() => [String], { description: 'Codes of the margin classes bought 已购品类; at most 50.' })
  marginClasses!: string[];

  /** Not in the graph. */
  channelUuids!: string[];
  outletUuids!: string[];
}

@ObjectType({
  simpleResolvers: true,
  description: 'What the house makes of a member’s orders 会员洞察, as of the asking. Nobody has it who refused '
    + 'profiling 拒绝画像.',
})
@Scopes('insights:read')
export class MemberInsight {
  @Field(() => DateScalar, { description: 'The business day at home that it is as of.' })
  asOf!: string;

  @Field(() => Int, { description: 'Version of the thresholds it is by.' })
  policyVersion!: number;

  @Field(() => LifecycleName, { description: 'Where the member stands 生命周期.' })
  lifecycle!: string;

  @Field(() => FrequencyName, {
    nullable: true, description: 'How often it buys 购买频率; null: no order in these months.',
  })
  frequency!: string | null;

  @Field(() => RfmScore, {
    nullable: true, description: 'Scores by the fixed thresholds; null: no order in these months.',
  })
  rfm!: RfmScore | null;

  /** Not in the graph. */
  memberUuid!: string;
  facts!: MemberFacts;
}

@ObjectType({
  simpleResolvers: true,
  description: 'How a member stood at the end of a month 月末洞察, as it was known then.',
})
@Scopes('insights:read')
export class MonthlyInsight {
  @Field({ description: 'Month YYYY-MM of the home region.' })
  month!: string;

  @Field(() => Int, { description: 'Version of the thresholds it was by.' })
  policyVersion!: number;

  @Field(() => LifecycleName, { description: 'Where the member stood 生命周期.' })
  lifecycle!: string;

  @Field(() => FrequencyName, { nullable: true, description: 'How often it bought 购买频率.' })
  frequency!: string | null;

  @Field(() => RfmScore, { nullable: true, description: 'Scores by the fixed thresholds.' })
  rfm!: RfmScore | null;

  @Field(() => PotentialName, {
    nullable: true, description: 'Potential 潜力; null: nothing bought, no fit, or not kept then.',
  })
  potential!: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'One of the eight fields of the RFM map.' })
export class RfmField {
  @Field(() => RfmSegmentName, { description: 'Which 分群.' })
  segment!: string;

  @Field(() => Int, { description: 'Members in it.' })
  members!: number;

  @Field(() => Money, {
    nullable: true,
    description: 'Their net value within the months of RFM; head office’s own, for it tells of all channels.',
  })
  value!: Money | null;
}

@ObjectType({
  simpleResolvers: true,
  description: 'Members of a programme by the eight fields RFM地图, as of the asking; a franchise sees its own.',
})
export class RfmMap {
  @Field({ description: 'Code of the programme.' })
  programmeCode!: string;

  @Field(() => Int, { description: 'Version of the thresholds it is by.' })
  policyVersion!: number;

  @Field(() => [RfmField], {
    description: 'Every field, also an empty one, at most 8; to a franchise those that tell of 5 members or more.',
  })
  fields!: RfmField[];

  @Field(() => Int, { description: 'Members with an order in these months: those of all fields.' })
  scored!: number;

  @Field(() => Int, {
    nullable: true, description: 'Members without one: prospects, and who bought longer ago; null where it would '
      + 'tell of fewer than 5.',
  })
  unscored!: number | null;
}

export const MemberInsightConnection = ConnectionOf(MemberInsight, 'MemberInsight',
  'Members as insights see them, those of the greatest value first.');
