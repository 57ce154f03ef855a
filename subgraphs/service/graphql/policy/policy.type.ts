import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { PolicyOf } from '../../../kernel/graph/policy.type.ts';
import { AppointmentRules } from './appointment-rules.type.ts';

const KIND = 'One kind of service 服务项目, as the house offers it.';
const RULES = 'Numbers of the service desk 服务规则.';
const KINDS = 'Kinds of service, at most 50, each code once.';

@ObjectType('ServiceKind', { simpleResolvers: true, description: KIND })
@InputType('ServiceKindInput', { description: KIND })
export class ServiceKind {
  @Field({ description: 'Code: 1 to 40 small letters, digits and hyphens.' })
  kind!: string;

  @Field({ description: 'Chinese name, 1 to 40 characters.' })
  nameZh!: string;

  @Field({ description: 'English name, 1 to 40 characters.' })
  nameEn!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'Price by the list 价目, in whole units of the outlet’s currency, 0 to 1,000,000; null: quoted each '
      + 'time.',
  })
  priceUnits!: number | null;

  @Field(() => Int, { description: 'Days until it is promised 承诺天数, 0 to 365.' })
  days!: number;

  @Field({ description: 'Whether the customer says yes before the work begins 需客户确认.' })
  needsApproval!: boolean;

  @Field(() => Int, { description: 'Months in which the work is under warranty 服务保修期, 0 to 240.' })
  warrantyMonths!: number;
}

@ObjectType('ServiceRules', { simpleResolvers: true, description: RULES })
export class ServiceRules extends AppointmentRules {
  @Field(() => [ServiceKind], { description: KINDS })
  kinds!: readonly ServiceKind[];

  @Field(() => Int, { description: 'Months after the sale in which a piece is under warranty 商品保修期, 0 to 240.' })
  pieceWarrantyMonths!: number;

  @Field(() => Int, { description: 'Hours before the promised time in which the desk is warned 预警, 1 to 720.' })
  warnHours!: number;

  @Field(() => Int, { description: 'A word of so many stars or fewer may be a complaint 差评转投诉, 0 to 5.' })
  complaintStars!: number;
}

@InputType('ServiceRulesInput', { description: RULES })
export class ServiceRulesInput extends AppointmentRules {
  @Field(() => [ServiceKind], { description: KINDS })
  kinds!: readonly ServiceKind[];

  @Field(() => Int, { description: 'Months after the sale in which a piece is under warranty 商品保修期, 0 to 240.' })
  pieceWarrantyMonths!: number;

  @Field(() => Int, { description: 'Hours before the promised time in which the desk is warned 预警, 1 to 720.' })
  warnHours!: number;

  @Field(() => Int, { description: 'A word of so many stars or fewer may be a complaint 差评转投诉, 0 to 5.' })
  complaintStars!: number;
}

@ObjectType('ServicePolicy', {
  simpleResolvers: true,
  description: 'One immutable version of the service policy 服务规则; an order keeps the one it was opened by.',
})
export class ServicePolicy extends PolicyOf(ServiceRules, 'ServicePolicy') {}
