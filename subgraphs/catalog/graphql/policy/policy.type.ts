import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { PolicyOf } from '../../../kernel/graph/policy.type.ts';

@ObjectType({ simpleResolvers: true, description: 'Which prices and rates wait for a person, and how long they live.' })
@InputType('CatalogRulesInput', { description: 'Which prices and rates wait for a person, and how long they live.' })
export class CatalogRules {
  @Field(() => Int, {
    description: 'A gold price 金价 that moves further against the one before is held, basis points, 0 to 10,000.',
  })
  goldJumpBps!: number;

  @Field(() => Int, {
    description: 'An FX table 汇率表 that moves a rate further is held, basis points, 0 to 10,000.',
  })
  fxJumpBps!: number;

  @Field(() => Int, {
    description: 'Steps entered within so many hours by no person count together, 0 to 168; 0 for none.',
  })
  repeatHours!: number;

  @Field(() => Int, { description: 'A gold price warns from this age on, days, 1 to 3,650.' })
  goldWarnDays!: number;

  @Field(() => Int, { description: 'A gold price is not in force from this age on, days, 1 to 3,650.' })
  goldRefuseDays!: number;

  @Field(() => Int, { description: 'An FX table warns from this age on, days, 1 to 3,650.' })
  fxWarnDays!: number;

  @Field(() => Int, { description: 'An FX table converts nothing from this age on, days, 1 to 3,650.' })
  fxRefuseDays!: number;
}

@ObjectType('CatalogPolicy', {
  simpleResolvers: true,
  description: 'One immutable version of the catalog policy 价格规则; a price keeps the one it was decided by.',
})
export class CatalogPolicy extends PolicyOf(CatalogRules, 'CatalogPolicy') {}
