import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { PolicyOf } from '../../../kernel/graph/policy.type.ts';

@ObjectType({ simpleResolvers: true, description: 'What attribution and rebates count with.' })
@InputType('FranchiseRulesInput', { description: 'What attribution and rebates count with.' })
export class FranchiseRules {
  @Field(() => Int, { description: 'Rebate 返润 of class A, basis points of the base, 0 to 10,000.' })
  classABps!: number;

  @Field(() => Int, { description: 'Rebate of class B, basis points of the base, 0 to 10,000.' })
  classBBps!: number;

  @Field(() => Int, { description: 'Rebate of class C, basis points of the base, 0 to 10,000.' })
  classCBps!: number;

  @Field(() => Int, { description: 'Rebate of class D, basis points of the base, 0 to 10,000.' })
  classDBps!: number;

  @Field(() => Int, { description: 'Most of a line’s gross margin 毛利, basis points, 0 to 10,000.' })
  marginCapBps!: number;

  @Field(() => Int, { description: 'Months that a purchase binds 归属周期, to the month end, 1 to 240.' })
  periodMonths!: number;

  @Field(() => Int, { description: 'Months compared at the end of a period, 1 to 240.' })
  trailingMonths!: number;

  @Field(() => Int, { description: 'Days that a store enrolment without purchase binds, 0 to 3,650.' })
  protectionDays!: number;
}

@ObjectType('FranchisePolicy', {
  simpleResolvers: true,
  description: 'One immutable version of the franchise rules 加盟政策; a rebate keeps the one of its payment.',
})
export class FranchisePolicy extends PolicyOf(FranchiseRules, 'FranchisePolicy') {}
