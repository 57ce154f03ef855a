import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { PolicyOf } from '../../../kernel/graph/policy.type.ts';
import { DEFAULT_RULES } from '../../domain/policy.ts';

const SAYS = 'Numbers of check-in, referral and of what is looked at for abuse 互动规则.';

@ObjectType({ simpleResolvers: true, description: SAYS })
@InputType('EngagementRulesInput', { description: SAYS })
export class EngagementRules {
  @Field(() => Int, { description: 'Points of a check-in 签到积分, 0 to 10,000.' })
  checkInReward!: number;

  @Field(() => Int, { description: 'Business days in a row that make a streak 连续签到天数, 2 to 366.' })
  streakDays!: number;

  @Field(() => Int, { description: 'Points of a streak besides 连续签到奖励, 0 to 100,000.' })
  streakReward!: number;

  @Field(() => Int, {
    description: 'Points for each side of a kept referral 推荐奖励积分, 0 to 1,000,000.',
  })
  referralReward!: number;

  @Field(() => Int, {
    description: "Least net sale of the friend 推荐最低消费, in whole units of the programme's currency, 1 to 100,000,000.",
  })
  referralLeastUnits!: number;

  @Field(() => Int, {
    description: 'Friends a year that a member is rewarded for 每年推荐上限, 0 to 10,000.',
  })
  referralsAYear!: number;

  @Field(() => Int, {
    description: 'More earning events a day are looked at 每日积分行为上限, 1 to 100,000.',
  })
  earningsADay!: number;

  @Field(() => Int, { description: 'More devices of one member are looked at 设备数上限, 1 to 1,000.' })
  devicesAtMost!: number;

  @Field(() => Int, {
    defaultValue: DEFAULT_RULES.membersPerDevice,
    description: 'More members with one device are looked at 同设备会员数上限, 1 to 1,000.',
  })
  membersPerDevice!: number;

  @Field(() => Int, {
    defaultValue: DEFAULT_RULES.deviceDays, description: 'Days of devices looked at 设备考察天数, 1 to 90.',
  })
  deviceDays!: number;

  @Field(() => Int, {
    description: 'Redemptions so soon after a change of the phone are looked at 换号后兑换间隔, 0 to 100,000.',
  })
  phoneChangeMinutes!: number;

  @Field(() => Int, {
    description: 'Above which share of orders that came back a member is looked at 退货率上限, in bp, 0 to 10,000.',
  })
  refundShareBps!: number;

  @Field(() => Int, {
    description: 'With more orders than that in those days 退货考察订单数, 0 to 1,000.',
  })
  refundOrders!: number;

  @Field(() => Int, { description: 'Days of orders looked at 退货考察天数, 1 to 730.' })
  refundDays!: number;
}

@ObjectType('EngagementPolicy', {
  simpleResolvers: true,
  description: 'One immutable version of the engagement policy 互动规则.',
})
export class EngagementPolicy extends PolicyOf(EngagementRules, 'EngagementPolicy') {}
