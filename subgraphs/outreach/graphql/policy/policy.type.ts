import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { PolicyOf } from '../../../kernel/graph/policy.type.ts';

const SAYS = 'How often, when and how stubbornly members are written to 触达规则.';

@ObjectType({ simpleResolvers: true, description: SAYS })
@InputType('OutreachRulesInput', { description: SAYS })
export class OutreachRules {
  @Field(() => Int, { description: 'Most individual marketing messages to a member in capHours '
    + 'hours, over all channels '
    + '触达上限, 0 to 50; 0: none.' })
  capMessages!: number;

  @Field(() => Int, { description: 'Length of the rolling window 滚动窗口, hours, 1 to 720.' })
  capHours!: number;

  @Field(() => Int, { description: 'Quiet hours begin 免打扰开始: minute of the member’s day, 0 to 1,439. The same as '
    + 'quietUntilMinute: there are none.' })
  quietFromMinute!: number;

  @Field(() => Int, { description: 'Quiet hours end 免打扰结束: minute of the member’s day, 0 to 1,439.' })
  quietUntilMinute!: number;

  @Field(() => Int, { description: 'Days before a birthday or another day of a life 提前天数, 0 to 60.' })
  wishDaysAhead!: number;

  @Field(() => Int, { description: 'Hours before an appointment 预约提前小时, 1 to 168.' })
  appointmentHours!: number;

  @Field(() => Int, { description: 'Tries of one message 最多尝试次数, 1 to 10.' })
  mostTries!: number;

  @Field(() => Int, { description: 'Minutes until the second try 重试间隔, 1 to 1,440; each further one waits '
    + 'twice as long.' })
  retryMinutes!: number;

  @Field(() => Int, { description: 'Hours after a message in which an opt-out counts against it 退订归因小时, 1 to 720.' })
  optOutHours!: number;
}

@ObjectType('OutreachPolicy', { simpleResolvers: true,
  description: 'One immutable version of the outreach policy 触达规则.' })
export class OutreachPolicy extends PolicyOf(OutreachRules, 'OutreachPolicy') {}
