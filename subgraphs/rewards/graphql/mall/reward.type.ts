import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Money } from '../../../kernel/graph/money.type.ts';
import { Node } from '../../../kernel/graph/node.type.ts';
import { PageOf } from '../../../kernel/graph/page.ts';
import { DateTimeScalar, PointsScalar } from '../../../kernel/graph/scalars.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { Franchise, Outlet } from '../stubs.type.ts';
import { LimitPeriodName, RewardKindName, RewardStateName, WhyNotName } from '../words.ts';

@ObjectType({ simpleResolvers: true, description: 'What one piece of a reward costs in a programme 兑换价格.' })
export class RewardPrice {
  @Field({ description: 'Code of the programme, for example "CN".' })
  programme!: string;

  @Field(() => PointsScalar, { description: 'Points 积分 it costs.' })
  points!: bigint;

  @Field(() => Money, { description: 'What is paid at the counter beside the points 补差金额; 0 for points alone.' })
  cash!: Money;

  @Field(() => Money, { description: 'What it is worth to the member 价值.' })
  worth!: Money;

  @Field(() => String, { nullable: true,
    description: 'Code of the lowest tier 等级 that may have it; null: every tier.' })
  fromTier!: string | null;

  @Field(() => Money, { nullable: true,
    description: 'What one piece costs who pays for it 单件成本; null outside head office.' })
  unitCost!: Money | null;
}

@ObjectType({ simpleResolvers: true,
  description: 'How many of a reward an outlet has 库存, and how its showcase shows it.' })
export class RewardShelf {
  @Field(() => Outlet, { nullable: true,
    description: "The outlet; null: the house's, for outlets without one of their own 总部库存." })
  outlet!: Outlet | null;

  @Field(() => Int, { nullable: true, description: 'Pieces in all; null: as many as are asked for.' })
  stock!: number | null;

  @Field(() => Int, { description: 'Pieces held and handed out.' })
  taken!: number;

  @Field(() => Int, { nullable: true, description: 'Pieces left; null: as many as are asked for.' })
  left!: number | null;

  @Field({ description: 'Whether the outlet shows it 橱窗展示.' })
  shown!: boolean;

  @Field(() => Int, { description: 'Its place in the showcase 橱窗顺序, from 0.' })
  place!: number;

  @Field(() => Int, { description: 'Version, to be named when it is changed.' })
  version!: number;
}

@ObjectType({ simpleResolvers: true, description: 'Whether a member can have a reward at an outlet now.' })
export class RewardStanding {
  @Field(() => PointsScalar, { nullable: true,
    description: 'Points one piece costs this member; null where its programme has no price.' })
  points!: bigint | null;

  @Field(() => Money, { nullable: true, description: 'What it pays at the counter for one piece.' })
  cash!: Money | null;

  @Field(() => Int, { nullable: true, description: 'Pieces it may have still in this period; null: no limit.' })
  allowed!: number | null;

  @Field(() => [WhyNotName], { description: 'Why it cannot have one, at most 7; empty when it can.' })
  whyNot!: string[];

  @Field(() => PointsScalar, {
    nullable: true, description: 'Points it has; null while loyalty does not answer: then POINTS is not looked at.',
  })
  pointsAvailable!: bigint | null;
}

@ObjectType({ implements: Node, simpleResolvers: true, description: 'What points buy in the mall 兑换商品.' })
@Directive('@key(fields: "id")')
@Scopes('rewards:read')
export class Reward extends Node {
  @Field(() => ID, { description: 'Reward id.' })
  declare id: string;

  @Field({ description: 'Code, 1 to 40 letters, digits, dots and hyphens.' })
  code!: string;

  @Field({ description: 'Name in Chinese.' })
  nameZh!: string;

  @Field({ description: 'Name in English.' })
  nameEn!: string;

  @Field(() => String, { nullable: true, description: 'What members are told of it, in Chinese.' })
  noteZh!: string | null;

  @Field(() => String, { nullable: true, description: 'What members are told of it, in English.' })
  noteEn!: string | null;

  @Field(() => RewardKindName, { description: 'What it is.' })
  kind!: string;

  @Field(() => RewardStateName, { description: 'Whether it is offered.' })
  state!: string;

  @Field(() => Franchise, {
    nullable: true,
    description: 'Who pays for it 出资方; null: head office 总部, or another franchise to all but head office.',
  })
  funder!: Franchise | null;

  @Field(() => DateTimeScalar, { description: 'Offered from then on.' })
  fromAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Offered until just before then; null: without end.' })
  untilAt!: Date | null;

  @Field(() => Int, { nullable: true,
    description: 'Most pieces that one member may have in the period 每人限兑; null: no limit.' })
  limitPerMember!: number | null;

  @Field(() => LimitPeriodName, { description: 'Over which time the limit counts.' })
  limitPeriod!: string;

  @Field(() => DateTimeScalar, { description: 'When it was changed last.' })
  updatedAt!: Date;

  @Field(() => Int, { description: 'Version, to be named in edits.' })
  version!: number;

  uuid!: string;
  offerId!: string | null;
  segmentId!: string | null;
}

export const RewardPage = PageOf(Reward, 'RewardPage', 'Rewards, the last changed first.');
