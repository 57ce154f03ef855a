import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { PolicyOf } from '../../../kernel/graph/policy.type.ts';

@ObjectType({ simpleResolvers: true, description: 'Numbers of care 客户关怀规则: complaints, codes, rights.' })
@InputType('CareRulesInput', { description: 'Numbers of care 客户关怀规则: complaints, codes, rights.' })
export class CareRules {
  @Field(() => Int, { description: 'Natural hours to the first answer by a person 首次人工回复时限, 1 to 240.' })
  answerHours!: number;

  @Field(() => Int, { description: 'Hours to the warning 预警, 1 to 240, less than answerHours.' })
  warningHours!: number;

  @Field(() => Int, {
    description: 'Hours until a franchise\'s complaint goes to head office 升级总部, 1 to 240, less than answerHours.',
  })
  escalationHours!: number;

  @Field(() => Int, { description: 'Hours for which the customer may be waited for in total 等待客户上限, 1 to 336.' })
  waitingHours!: number;

  @Field(() => Int, { description: 'Working days to the resolution 解决工作日, 1 to 60.' })
  resolutionDays!: number;

  @Field(() => Int, { description: 'Minutes for which a member code opens the member to the store 到店时长, 5 to 480.' })
  visitMinutes!: number;

  @Field(() => Int, { description: 'Wrong member codes 会员码 after which a counter waits, 1 to 50.' })
  wrongCodes!: number;

  @Field(() => Int, { description: 'Minutes in which they are counted, 1 to 1,440.' })
  wrongCodeMinutes!: number;

  @Field(() => Int, { description: 'Days in which an erasure may be taken back 注销冷静期, 0 to 30.' })
  coolingOffDays!: number;

  @Field(() => Int, { description: 'Days for which an export 个人信息导出 is there to be fetched, 1 to 30.' })
  exportDays!: number;

  @Field(() => Int, { description: 'Hours for which an export answers whoever asks again 导出复用时限, 1 to 168.' })
  exportFreshHours!: number;

  @Field(() => Int, {
    description: 'Days for which looks at personal data are shown to the member 查看记录保留天数, 1,096 to 3,660.' })
  lookDays!: number;
}

@ObjectType('CarePolicy', {
  simpleResolvers: true,
  description: 'One immutable version of the care policy 客户关怀规则; a complaint keeps that of its receipt.',
})
export class CarePolicy extends PolicyOf(CareRules, 'CarePolicy') {}
