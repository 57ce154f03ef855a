import { Directive, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Money } from '../../../kernel/graph/money.type.ts';
import { Node } from '../../../kernel/graph/node.type.ts';
import { PageOf } from '../../../kernel/graph/page.ts';
import { DateScalar, DateTimeScalar } from '../../../kernel/graph/scalars.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import type { CouponCause, PlanKind, PlanState, PostingKind } from '../../domain/words.ts';
import { GoldPlanKind, GoldPlanState, PlanCouponCause, PlanPostingKind } from '../words.ts';

/** What its resolvers ask of it. */
export interface PlanOf {
  readonly id: string;
  readonly memberId: string;
  readonly region: string;
  readonly currency: string;
  readonly termsId: string;
  readonly policyVersion: number;
  readonly state: PlanState;
  readonly countedFrom: string;
  readonly paidSince: number;
}

@ObjectType({ simpleResolvers: true, description: 'A coupon that a plan gave 计划券.' })
@Scopes('plans:read')
export class PlanCoupon {
  @Field(() => ID, { description: 'Coupon id.' })
  id!: string;

  @Field(() => PlanCouponCause, { description: 'What for.' })
  cause!: CouponCause;

  @Field(() => Money, { description: 'What it pays.' })
  amount!: Money;

  @Field(() => DateScalar, { description: 'Last day on which it pays.' })
  endsOn!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Number of the order that it paid; null while it is not used, and for whom that order is not its own.',
  })
  usedFor!: string | null;

  @Field({ description: 'Whether it paid for an order.' })
  isUsed!: boolean;

  @Field({ description: 'Whether it may pay now.' })
  isUsable!: boolean;
}

@ObjectType({ simpleResolvers: true, description: 'A movement of a plan 计划分录; what it says adds up to zero.' })
@Scopes('plans:read')
export class PlanPosting {
  @Field(() => ID, { description: 'Posting id.' })
  id!: string;

  @Field(() => PlanPostingKind, { description: 'What it was.' })
  kind!: PostingKind;

  @Field(() => Int, { nullable: true, description: 'Which instalment; null for what is none.' })
  nth!: number | null;

  @Field(() => DateTimeScalar, { description: 'When it was paid.' })
  at!: Date;

  @Field(() => String, {
    nullable: true,
    description: 'Number of the payment, or of the order: head office and the member itself are told all, a channel '
      + 'and a franchise their own; else null.',
  })
  reference!: string | null;

  @Field(() => Money, { description: 'By how much the principal changed 本金变动.' })
  principal!: Money;

  @Field(() => Money, { description: 'What the coupons of an order cost 券抵扣.' })
  coupons!: Money;

  @Field(() => Int, { description: 'By how many mg the gold changed 克重变动.' })
  goldMilligrams!: number;

  @Field({ description: 'Whether it was taken back.' })
  isReversed!: boolean;
}

@ObjectType({
  implements: Node, simpleResolvers: true,
  description: 'A gold accumulation plan 足金增值计划: principal is the member’s at any time, no return is promised.',
})
@Directive('@key(fields: "id")')
@Scopes('plans:read')
export class GoldPlan extends Node {
  @Field(() => ID, { description: 'Plan id.' })
  declare id: string;

  @Field(() => GoldPlanKind, { description: 'What it saves.' })
  kind!: PlanKind;

  @Field(() => Money, { nullable: true, description: 'Instalment of a plan by value; null by grams.' })
  level!: Money | null;

  @Field(() => Int, { nullable: true, description: 'Weight of a bean in g 每颗克重; null by value.' })
  beanGrams!: number | null;

  @Field(() => GoldPlanState, { description: 'How far it is.' })
  state!: PlanState;

  @Field(() => DateTimeScalar, { description: 'When it was opened.' })
  openedAt!: Date;

  @Field(() => Int, { description: 'Instalments until it matures.' })
  instalments!: number;

  @Field(() => Int, { description: 'Instalments paid.' })
  paid!: number;

  @Field(() => Money, { description: 'Principal that is there 本金余额.' })
  principal!: Money;

  @Field(() => Int, { description: 'Gold that is there, in mg 黄金余额.' })
  goldMilligrams!: number;

  @Field({ description: 'Whether it follows a matured plan 续费.' })
  isRenewal!: boolean;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the last instalment was paid; null before.' })
  maturedAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was over; null before.' })
  closedAt!: Date | null;

  /** Not in the graph. */
  row!: PlanOf;
}

@ObjectType({ simpleResolvers: true, description: 'Where the instalments of a plan stand today 缴款进度.' })
@Scopes('plans:read')
export class PlanStanding {
  @Field(() => DateScalar, { description: 'Day of the next instalment.' })
  dueOn!: string;

  @Field(() => Int, { description: 'Instalments missed in a row 断缴期数.' })
  missed!: number;

  @Field({ description: 'Paused 已暂停: it goes on with the next instalment.' })
  isPaused!: boolean;
}

@ObjectType({
  simpleResolvers: true, description: 'What is paid for the gold of a plan when it is left now 黄金退出估值.',
})
@Scopes('plans:read')
export class PlanGoldAtExit {
  @Field(() => Money, { description: 'The least: its weight by the buy-back price 回购价 of the board, floor.' })
  least!: Money;

  @Field(() => Money, { description: 'The most: its weight by the retail price 零售价 of the board, floor.' })
  most!: Money;
}

@InputType({ description: 'Which plans.' })
export class GoldPlanFilter {
  @Field(() => GoldPlanState, { nullable: true, description: 'Only in this state.' })
  state?: PlanState | null;

  @Field(() => GoldPlanKind, { nullable: true, description: 'Only of this kind.' })
  kind?: PlanKind | null;
}

export const GoldPlanPage = PageOf(GoldPlan, 'GoldPlanPage', 'A page of gold plans.');

@ObjectType({ simpleResolvers: true, description: 'What a purchase takes of plans 计划抵用.' })
@Scopes('plans:read')
export class PlanUse {
  @Field(() => Money, { description: 'By coupons, whole ones.' })
  coupons!: Money;

  @Field(() => Money, { description: 'Of principal.' })
  principal!: Money;

  @Field(() => Money, { description: 'Still to be paid 应付现金.' })
  cash!: Money;

  @Field(() => Money, { description: 'What points count on: without the coupons 计分金额.' })
  base!: Money;
}
