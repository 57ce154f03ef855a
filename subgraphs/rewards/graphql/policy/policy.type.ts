import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { PolicyOf } from '../../../kernel/graph/policy.type.ts';
import { DEFAULT_RULES } from '../../domain/policy.ts';

const SAYS = 'Numbers of the rewards mall and of the cost of benefits 权益规则.';

@ObjectType({ simpleResolvers: true, description: SAYS })
@InputType('RewardRulesInput', { description: SAYS })
export class RewardRules {
  @Field(() => Int, { description: 'Days a redeemed reward waits to be fetched 兑换时限, 7 to 15.' })
  redemptionDays!: number;

  @Field(() => Int, { description: 'Days before that end at which the member is reminded 到期提醒提前天数, 0 to 14.' })
  reminderDays!: number;

  @Field(() => Int, { description: 'Most that benefits may cost 权益成本上限, in bp of net sales, 0 to 10,000.' })
  costCapBps!: number;

  @Field(() => Int, {
    description: 'From which cost on head office is alerted 权益成本预警, in bp of net sales, 0 to 10,000.',
  })
  costAlertBps!: number;

  @Field(() => Int, { description: 'Trailing days of net sales and cost 权益成本考察天数, 1 to 730.' })
  costWindowDays!: number;

  @Field(() => Int, {
    defaultValue: DEFAULT_RULES.newRegionDays,
    description: 'Days for which a region is new 新会籍地区天数, from its first one on, 1 to 730.',
  })
  newRegionDays!: number;

  @Field(() => Int, {
    defaultValue: DEFAULT_RULES.newRegionAllowance,
    description: 'What each payer may spend at least in a new region 新会籍地区权益成本额度, whatever was sold there, in whole '
      + 'units of its money, 0 to 100,000,000.',
  })
  newRegionAllowance!: number;

  @Field(() => Int, { description: 'More benefits than that in one tier are warned of 权益过多提醒, 1 to 100.' })
  benefitsWarnAbove!: number;

  @Field(() => Int, {
    defaultValue: 10, description: 'Wrong pickup codes 核销码 at an outlet after which it waits 核销码试错上限, 1 to 100.',
  })
  codeTries!: number;

  @Field(() => Int, {
    defaultValue: 10, description: 'Minutes within which wrong pickup codes count 核销码试错时段, 1 to 1,440.',
  })
  codeTryMinutes!: number;

  @Field(() => Int, {
    defaultValue: DEFAULT_RULES.couponHoldMinutes,
    description: 'Minutes for which a sale holds its coupons 优惠券占用时间, 1 to 1,440.',
  })
  couponHoldMinutes!: number;

  @Field(() => Int, {
    defaultValue: DEFAULT_RULES.couponCodeTries,
    description: 'Wrong public codes for one member 公开券码试错次数, after which it has to wait, 1 to 100.',
  })
  couponCodeTries!: number;

  @Field(() => Int, {
    defaultValue: DEFAULT_RULES.couponCodeMinutes,
    description: 'Minutes in which those tries count 券码试错等待, 1 to 1,440.',
  })
  couponCodeMinutes!: number;

  @Field(() => Int, {
    defaultValue: DEFAULT_RULES.automaticMost,
    description: 'Offers that need no coupon 自动优惠 which may be in use at once 自动优惠数量上限, 1 to 200.',
  })
  automaticMost!: number;
}

@ObjectType('RewardPolicy', {
  simpleResolvers: true,
  description: 'One immutable version of the rewards policy 权益规则.',
})
export class RewardPolicy extends PolicyOf(RewardRules, 'RewardPolicy') {}
