import { Field, ID, Int, ObjectType } from 'type-graphql';
import { CurrencyCode, Money } from '../../../kernel/graph/money.type.ts';
import { DateTimeScalar } from '../../../kernel/graph/scalars.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import type { MoneyView } from '../../../kernel/money.ts';
import { FranchiseRules } from '../policy/policy.type.ts';

@ObjectType({
  simpleResolvers: true, description: 'Members who would be at home elsewhere, from one franchise to another.',
})
@Scopes('franchises:policy')
export class TrialMove {
  @Field(() => Int, { description: 'How many.' })
  members!: number;

  /** Not in the graph. */
  fromUuid!: string | null;
  toUuid!: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'What one franchise would get and pay of the last twelve months.' })
@Scopes('franchises:policy')
export class TrialCost {
  @Field(() => CurrencyCode, { description: 'Currency; currencies are never added.' })
  currency!: string;

  @Field(() => Money, { description: 'Rebates 分润 as home by the rules that counted, after returns.' })
  earnedBefore!: MoneyView;

  @Field(() => Money, { description: 'As home by the tried rules.' })
  earnedAfter!: MoneyView;

  @Field(() => Money, { description: 'As the seller that pays, by the rules that counted.' })
  owedBefore!: MoneyView;

  @Field(() => Money, { description: 'As the seller that pays, by the tried rules.' })
  owedAfter!: MoneyView;

  @Field(() => Money, { description: 'What it would have more 净影响; below zero: less.' })
  change!: MoneyView;

  /** Not in the graph. */
  franchiseUuid!: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'One member who would be at home elsewhere.' })
@Scopes('franchises:policy')
export class TrialMover {
  /** Not in the graph. */
  memberUuid!: string;
  fromUuid!: string | null;
  toUuid!: string | null;
}

@ObjectType({
  simpleResolvers: true,
  description: 'What rules would have made of real members 政策试算, had they always counted: who would be at home where, '
    + 'and what it would cost whom. A job counts; nothing of anybody changes. Head office only.',
})
@Scopes('franchises:policy')
export class AttributionTrial {
  @Field(() => ID, { description: 'Id of the trial.' })
  id!: string;

  @Field(() => FranchiseRules, { description: 'The rules that are tried.' })
  rules!: FranchiseRules;

  @Field(() => DateTimeScalar, { description: 'When it was asked.' })
  askedAt!: Date;

  @Field({ description: 'Who asked.' })
  askedBy!: string;

  @Field(() => DateTimeScalar, { description: 'Costs are of payments from then on.' })
  yearFrom!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When all were counted; null: it goes on.' })
  countedAt!: Date | null;

  @Field(() => Int, { description: 'Members that are counted.' })
  membersDone!: number;

  @Field(() => Int, { description: 'Members there were when it was asked.' })
  membersTotal!: number;

  @Field(() => Int, { description: 'Who would be at home elsewhere now.' })
  membersMoved!: number;

  @Field(() => [TrialMove], { description: 'From whom to whom, most first, at most 200.' })
  moves!: TrialMove[];

  @Field(() => [TrialCost], { description: 'By franchise and currency, where it changes most first, at most 200.' })
  costs!: TrialCost[];
}
