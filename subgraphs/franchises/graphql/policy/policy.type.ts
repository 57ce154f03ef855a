import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { MarginClass } from '../../../words/graphql/margin-class.resolver.ts';
import { PolicyOf } from '../../../kernel/graph/policy.type.ts';

@ObjectType({ simpleResolvers: true, description: 'What the home gets of a line of one margin class 分润比例.' })
export class ClassRebate {
  @Field(() => MarginClass, { description: 'The class.' })
  marginClass!: string;

  @Field(() => Int, { description: 'Basis points of the base, 0 to 10,000.' })
  bps!: number;
}

@InputType({ description: 'What the home gets of a line of one margin class 分润比例.' })
export class ClassRebateInput {
  @Field(() => String, { description: 'Code of a margin class 积分品类, for example "A".' })
  marginClass!: string;

  @Field(() => Int, { description: 'Basis points of the base, 0 to 10,000.' })
  bps!: number;
}

const DISPUTES = 'Days after its issue in which lines of a statement may be disputed 异议期, 1 to 60.';

@ObjectType({ simpleResolvers: true, description: 'What attribution and rebates count with.' })
export class FranchiseRules {
  @Field(() => [ClassRebate], {
    description: 'Rebates 分润, one per class; a class that is not named earns none.',
  })
  rebates!: readonly ClassRebate[];

  @Field(() => Int, { description: 'Most of a line’s gross margin 毛利, basis points, 0 to 10,000.' })
  marginCapBps!: number;

  @Field(() => Int, { description: 'Months that a purchase binds 归属周期, to the month end, 1 to 240.' })
  periodMonths!: number;

  @Field(() => Int, { description: 'Months compared at the end of a period, 1 to 240.' })
  trailingMonths!: number;

  @Field(() => Int, { description: 'Days that a store enrolment without purchase binds, 0 to 3,650.' })
  protectionDays!: number;

  @Field(() => Int, { description: DISPUTES })
  disputeDays!: number;
}

@InputType({ description: 'What attribution and rebates count with.' })
export class FranchiseRulesInput {
  @Field(() => [ClassRebateInput], {
    description: 'Rebates 分润, one per class; a class that is not named earns none.',
  })
  rebates!: readonly ClassRebateInput[];

  @Field(() => Int, { description: 'Most of a line’s gross margin 毛利, basis points, 0 to 10,000.' })
  marginCapBps!: number;

  @Field(() => Int, { description: 'Months that a purchase binds 归属周期, to the month end, 1 to 240.' })
  periodMonths!: number;

  @Field(() => Int, { description: 'Months compared at the end of a period, 1 to 240.' })
  trailingMonths!: number;

  @Field(() => Int, { description: 'Days that a store enrolment without purchase binds, 0 to 3,650.' })
  protectionDays!: number;

  @Field(() => Int, { nullable: true, description: `${DISPUTES} null keeps that of the version before.` })
  disputeDays!: number;
}

@ObjectType('FranchisePolicy', {
  simpleResolvers: true,
  description: 'One immutable version of the franchise rules 加盟政策; a rebate keeps the one of its payment.',
})
export class FranchisePolicy extends PolicyOf(FranchiseRules, 'FranchisePolicy') {}
