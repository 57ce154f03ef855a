import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { DowngradeName } from '../words.ts';

@ObjectType({ simpleResolvers: true, description: 'Growth 成长值 for interactions 互动.' })
@InputType('InteractionRuleInput', { description: 'Growth 成长值 for interactions 互动.' })
export class InteractionRule {
  @Field(() => Int, { description: 'Growth for a like 点赞, 0 to 1,000,000.' })
  like!: number;

  @Field(() => Int, { description: 'Growth for a comment 评论, 0 to 1,000,000.' })
  comment!: number;

  @Field(() => Int, { description: 'Growth for a share 分享, 0 to 1,000,000.' })
  share!: number;

  @Field(() => Int, { description: 'Most growth from interactions in a day, 0 to 1,000,000.' })
  dailyCap!: number;

  @Field(() => Int, {
    description: 'Most growth from interactions that counts, percent of the next tier’s threshold, 0 to 100.',
  })
  capPercent!: number;
}

@ObjectType({ simpleResolvers: true })
@InputType()
export class ProgrammeFigures {
  @Field(() => InteractionRule, { description: 'Growth for interactions.' })
  interactions!: InteractionRule;

  @Field(() => Int, {
    description: 'Points that are worth one unit of the currency: with 100, a point is 0.01. 1 to 1,000,000.',
  })
  pointsPerUnit!: number;

  @Field(() => Int, { description: 'Months after the earning month until points expire, 1 to 240.' })
  lotMonths!: number;

  @Field(() => Int, { description: 'Days that points live which come back to an expired lot, 1 to 365.' })
  graceLotDays!: number;

  @Field(() => Int, { description: 'Months a tier is valid, to the end of the month, 1 to 240.' })
  tierMonths!: number;

  @Field(() => Int, { description: 'Growth that keeps a tier, percent of its threshold, 0 to 100.' })
  retentionPercent!: number;

  @Field(() => Int, { description: 'Days of grace 宽限期 before a downgrade, 0 to 365.' })
  graceDays!: number;

  @Field(() => DowngradeName, { description: 'What happens at the end of grace.' })
  downgrade!: string;

  @Field(() => Int, {
    description: 'Points that one operator may give and take for one member within `adjustmentDays`, added '
      + 'up; beyond it a second person decides 积分审批. 0 to 1,000,000,000.',
  })
  adjustmentLimit!: number;

  @Field(() => Int, { description: 'Days over which `adjustmentLimit` adds up, 1 to 365.' })
  adjustmentDays!: number;

  @Field(() => Int, {
    description: 'Points that one operator may give and take for all members in one business day, added up; '
      + 'beyond it a second person decides. 0 to 1,000,000,000.',
  })
  adjustmentDailyLimit!: number;

  @Field(() => Int, {
    defaultValue: 100, description: 'Points for filling in the whole profile 完善资料奖励, once a person, 0 to 1,000,000.',
  })
  profileReward!: number;

  @Field(() => Int, {
    defaultValue: 24, description: 'Months without any activity until points owed are written off 核销待补扣积分, 1 to 240.',
  })
  writeOffMonths!: number;

  @Field(() => Int, {
    defaultValue: 60, description: 'Days before points expire 积分到期 at which it is told first, 0 to 365; 0: not.',
  })
  expiryNoticeDays!: number;

  @Field(() => Int, {
    defaultValue: 15, description: 'Days before points expire at which it is told again, 0 to 365; 0: not.',
  })
  expiryReminderDays!: number;

  @Field(() => Int, {
    defaultValue: 60,
    description: 'Days before the grace 宽限期 of a tier ends at which it is told first, 0 to 365; 0: not.',
  })
  graceNoticeDays!: number;

  @Field(() => Int, {
    defaultValue: 30, description: 'Days before the grace ends at which it is told again, 0 to 365; 0: not.',
  })
  graceReminderDays!: number;

  @Field(() => Int, {
    defaultValue: 7, description: 'Days before the grace ends at which it is told a last time, 0 to 365; 0: not.',
  })
  graceLastDays!: number;

  @Field(() => Int, {
    defaultValue: 5, description: 'Of the points a year began with, percent at least to be redeemed 消耗 '
      + 'in it, 0 to 100; below, an alert.',
  })
  burnPercent!: number;
}
