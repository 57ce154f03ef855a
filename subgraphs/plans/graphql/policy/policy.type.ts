import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { PolicyOf } from '../../../kernel/graph/policy.type.ts';
import { DEFAULT_RULES } from '../../domain/policy.ts';

const SAYS = 'Numbers of the gold accumulation plan 足金增值计划规则.';

@ObjectType({ simpleResolvers: true, description: SAYS })
@InputType('PlanRulesInput', { description: SAYS })
export class PlanRules {
  @Field(() => Int, {
    description: "Lowest level 最低档位 a month, in whole units of the region's currency, 1 to 100,000.",
  })
  levelLeastUnits!: number;

  @Field(() => Int, {
    description: 'From one level to the next 档位间隔, in whole units, 1 to 100,000.',
  })
  levelStepUnits!: number;

  @Field(() => Int, { description: 'How many levels there are 档位数, 1 to 20.' })
  levelCount!: number;

  @Field(() => Int, { description: 'Instalments until it matures 期数, 2 to 60.' })
  instalments!: number;

  @Field(() => Int, {
    description: 'Days after its date in which an instalment is not missed 缴款宽限, 0 to 60.',
  })
  planGraceDays!: number;

  @Field(() => Int, { description: 'With so many missed a plan is paused 断缴期数, 1 to 12.' })
  missedInstalments!: number;

  @Field(() => Int, {
    description: 'Coupon of the first instalment 入会券, in whole units, 0 to 100,000.',
  })
  joinCouponUnits!: number;

  @Field(() => Int, {
    description: 'Coupon of a plan that follows a matured one 续费券, in whole units, 0 to 100,000.',
  })
  renewCouponUnits!: number;

  @Field(() => Int, {
    description: 'Coupon of a plan that matures 到期券, in whole units, 0 to 100,000.',
  })
  matureCouponUnits!: number;

  @Field(() => Int, {
    description: "Coupon of a friend's second instalment 推荐券, in whole units, 0 to 100,000.",
  })
  referralCouponUnits!: number;

  @Field(() => Int, { description: 'Days in which such coupons end 券有效天数, 1 to 3,650.' })
  planCouponDays!: number;

  @Field(() => Int, {
    description: 'Days after maturing in which another plan counts as its renewal 续费认定天数, 0 to 730.',
  })
  renewDays!: number;

  @Field(() => Int, { description: 'Least grams of a bean 每颗金豆最低克重, 1 to 1,000.' })
  beanLeastGrams!: number;

  @Field(() => Int, { description: 'Most grams of a bean 每颗金豆最高克重, 1 to 1,000.' })
  beanMostGrams!: number;

  @Field(() => Int, {
    defaultValue: DEFAULT_RULES.beanPurity,
    description: 'Purity of the gold that is saved 金豆成色, in parts per 10,000, 1 to 10,000: whose price of the '
      + 'board counts when it is paid out.',
  })
  beanPurity!: number;
}

@ObjectType('PlanPolicy', {
  simpleResolvers: true,
  description: 'One immutable version of the plans policy 增值计划规则.',
})
export class PlanPolicy extends PolicyOf(PlanRules, 'PlanPolicy') {}
