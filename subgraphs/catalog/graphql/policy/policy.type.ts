import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { MarginClass } from '../../../words/graphql/margin-class.resolver.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { PolicyOf } from '../../../kernel/graph/policy.type.ts';

@ObjectType({ simpleResolvers: true, description: 'From which measured margin on a style belongs into a class.' })
@Scopes('catalog:cost')
export class ClassBound {
  @Field(() => MarginClass, { description: 'The class.' })
  marginClass!: string;

  @Field(() => Int, {
    description: 'Least measured margin 毛利率, basis points, 0 to 10,000; 0: the class has no bound.',
  })
  leastBps!: number;
}

@InputType({ description: 'From which measured margin on a style belongs into a class.' })
export class ClassBoundInput {
  @Field(() => String, { description: 'Code of a margin class 积分品类, for example "A".' })
  marginClass!: string;

  @Field(() => Int, {
    description: 'Least measured margin 毛利率, basis points, 0 to 10,000; 0: the class has no bound.',
  })
  leastBps!: number;
}

const BOUNDS = 'Which measured margin proposes which class, one per class; a class without a bound is neither proposed '
  + 'nor left by a proposal.';
const MONTHS = 'Whole months that are measured, 1 to 36';
const PIECES = 'Pieces of known cost that have to be sold in them, 1 to 100,000';
const KEEPS = 'as in the version before when not given.';

@ObjectType()
@InputType()
class Limits {
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

const SAYS = 'Which prices and rates wait for a person, how long they live, and which margin proposes which class.';

@ObjectType({ simpleResolvers: true, description: SAYS })
export class CatalogRules extends Limits {
  @Field(() => [ClassBound], { nullable: true, description: `${BOUNDS} Head office finance only; null outside.` })
  @Scopes('catalog:cost')
  classBounds!: readonly ClassBound[] | null;

  @Field(() => Int, { description: `${MONTHS}.` })
  measuredMonths!: number;

  @Field(() => Int, { description: `${PIECES}.` })
  measuredPieces!: number;
}

@InputType({ description: SAYS })
export class CatalogRulesInput extends Limits {
  @Field(() => [ClassBoundInput], { nullable: true, description: `${BOUNDS} At most 32; ${KEEPS}` })
  classBounds!: readonly ClassBoundInput[];

  @Field(() => Int, { nullable: true, description: `${MONTHS}; ${KEEPS}` })
  measuredMonths!: number;

  @Field(() => Int, { nullable: true, description: `${PIECES}; ${KEEPS}` })
  measuredPieces!: number;
}

@ObjectType('CatalogPolicy', {
  simpleResolvers: true,
  description: 'One immutable version of the catalog policy 价格规则; a price keeps the one it was decided by.',
})
export class CatalogPolicy extends PolicyOf(CatalogRules, 'CatalogPolicy') {}
