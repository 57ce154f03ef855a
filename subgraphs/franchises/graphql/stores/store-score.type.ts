import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { PageOf } from '../../../kernel/graph/page.ts';
import { DateTimeScalar } from '../../../kernel/graph/scalars.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { Region } from '../../../words/graphql/region.resolver.ts';

export const StoreScorePartName = {
  REPURCHASE: 'repurchase', ENROLMENT: 'enrolment', COMPLAINTS: 'complaints', DATA: 'data',
} as const;
registerEnumType(StoreScorePartName, {
  name: 'StoreScorePartName', description: 'A part of a store’s score 评分项.',
  valuesConfig: {
    REPURCHASE: { description: 'Members who bought twice within twelve months 复购率, 40 %.' },
    ENROLMENT: { description: 'Orders whose buyer was a member within 30 days 入会率, 20 %.' },
    COMPLAINTS: { description: 'Complaints that were resolved within 48 hours 投诉处理, 20 %.' },
    DATA: {
      description: 'What members at home there told: verified phone, birthday, preferences, consent 资料完整度, 20 %.',
    },
  },
});

@ObjectType({ simpleResolvers: true, description: 'One part of a store’s score, with what it was counted from.' })
@Scopes('franchises:read')
export class StoreScorePart {
  @Field(() => Int, { description: 'Whole percentage, rounded down, 0 to 100.' })
  percent!: number;

  @Field(() => Int, { description: 'What it adds to the score, rounded down.' })
  adds!: number;

  @Field(() => Int, { description: 'How many were as they should be.' })
  good!: number;

  @Field(() => Int, { description: 'Of how many; of data four for each member.' })
  all!: number;
}

@ObjectType({
  simpleResolvers: true,
  description: 'How a store stood at the end of a quarter 优秀门店评分: 40 % repurchase, 20 % enrolment, 20 % complaints '
    + 'in 48 hours, 20 % data quality, each rounded down. Seen by head office and the store’s franchise.',
})
@Scopes('franchises:read')
export class StoreScore {
  @Field({ description: 'Quarter of the region, "2026-Q3" 季度.' })
  quarter!: string;

  @Field(() => Region, { description: 'Region 地区 whose stores are compared.' })
  region!: string;

  @Field(() => Int, {
    nullable: true, description: 'Score 得分, 0 to 100; null for a franchise where a part is that it does not learn.',
  })
  score!: number | null;

  @Field(() => Int, {
    nullable: true, description: 'Place in the region 名次; equals share one. Null where the score is.',
  })
  place!: number | null;

  @Field({ description: 'Among the top 10 % of the region 优秀门店: twice the weight on the home page.' })
  isExcellent!: boolean;

  @Field(() => DateTimeScalar, { description: 'First instant of the quarter.' })
  from!: Date;

  @Field(() => DateTimeScalar, { description: 'First instant after it.' })
  until!: Date;

  @Field(() => DateTimeScalar, { description: 'Until when the weight counts: the next quarter is scored then.' })
  honouredUntil!: Date;

  @Field(() => DateTimeScalar, { description: 'When it was scored; it never changes.' })
  scoredAt!: Date;

  @Field(() => StoreScorePart, {
    nullable: true,
    description: 'Members who bought here twice within twelve months 复购率; of fewer than five null for a franchise.',
  })
  repurchase!: StoreScorePart | null;

  @Field(() => StoreScorePart, {
    nullable: true,
    description: 'Orders whose buyer was a member within 30 days 入会率; of fewer than five null for a franchise.',
  })
  enrolment!: StoreScorePart | null;

  @Field(() => StoreScorePart, {
    description: 'Complaints resolved within 48 hours 投诉处理; without any it is 100 percent. Withdrawn, double and '
      + 'unfounded ones do not count.',
  })
  complaints!: StoreScorePart;

  @Field(() => StoreScorePart, {
    description: 'Of members at home here: verified phone, birthday, preferences, consent to share 资料完整度.',
  })
  data!: StoreScorePart;

  /** Not in the graph. */
  outletUuid!: string;
}

export const StoreScorePage = PageOf(StoreScore, 'StoreScorePage', 'A page of scores.');

@ObjectType({
  simpleResolvers: true, description: 'One thing that a part of a score was counted from, as it is known now.',
})
@Scopes('franchises:read')
export class StoreScoreFact {
  @Field(() => DateTimeScalar, {
    description: 'When: the last purchase, the payment, the complaint, or since when the member is at home there.',
  })
  at!: Date;

  @Field(() => Int, { description: 'How many of all were as they should be.' })
  good!: number;

  @Field(() => Int, { description: 'Of how many: one, or four of a member’s data.' })
  all!: number;

  /** Not in the graph. */
  memberUuid!: string | null;
  orderUuid!: string | null;
  complaintId!: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'How much a store shows on the home page of a mini-program 首页权重.' })
export class PublicStoreWeight {
  @Field({ description: 'Code of the outlet 门店代码.' })
  code!: string;

  @Field({ description: 'Its name 门店名称.' })
  name!: string;

  @Field({ description: 'City 城市.' })
  city!: string;

  @Field(() => Int, { description: '2 for an excellent store, else 1.' })
  weight!: number;

  @Field({ description: 'Excellent store of the last quarter 优秀门店.' })
  isExcellent!: boolean;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Until when the weight counts; null for weight 1.' })
  until!: Date | null;
}
