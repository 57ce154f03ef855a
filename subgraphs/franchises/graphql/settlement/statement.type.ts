import { Directive, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { CurrencyCode, Money } from '../../../kernel/graph/money.type.ts';
import { Node } from '../../../kernel/graph/node.type.ts';
import { PageOf } from '../../../kernel/graph/page.ts';
import { DateTimeScalar } from '../../../kernel/graph/scalars.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import type { MoneyView } from '../../../kernel/money.ts';
import { Region } from '../../../words/graphql/region.resolver.ts';
import type { CsvStatement } from '../../domain/settlement/statement-csv.ts';
import { StatementState } from '../words.ts';

/** What its resolvers ask of it. */
export interface StatementOf extends CsvStatement {
  readonly id: string;
  readonly franchiseId: string;
  readonly region: string;
  readonly month: string;
  readonly state: 'draft' | 'issued' | 'frozen' | 'paid';
  readonly lines: number;
  readonly draftedAt: Date;
  readonly issuedAt: Date | null;
  readonly confirmUntil: Date | null;
  readonly frozenAt: Date | null;
}

@ObjectType({ simpleResolvers: true, description: 'What the lines of a statement add up to.' })
@Scopes('franchises:rebates')
export class StatementTotals {
  @Field(() => Int, { description: 'How many lines.' })
  lines!: number;

  @Field(() => Money, { description: 'Lines as they were issued.' })
  amount!: MoneyView;

  @Field(() => Money, { description: 'What decisions about disputes changed.' })
  corrected!: MoneyView;

  @Field(() => Money, { description: 'Lines under dispute 异议中: not in the amount due.' })
  disputed!: MoneyView;

  @Field(() => Int, { description: 'How many disputes are open.' })
  openDisputes!: number;

  @Field(() => Money, {
    description: 'What is settled 应结金额: amount plus corrected, less disputed, plus what was carried in. Above zero '
      + 'head office pays it, below it is carried on.',
  })
  net!: MoneyView;
}

@ObjectType({
  implements: Node, simpleResolvers: true,
  description: 'What a franchise gets, or owes, of rebates in a business month and currency 结算单. Seen by head '
    + 'office, and once issued by its franchise. What is frozen never changes: corrections stand in the next one.',
})
@Directive('@key(fields: "id")')
@Scopes('franchises:rebates')
export class Statement extends Node {
  @Field(() => ID, { description: 'Global id (TypeID): its prefix names the kind.' })
  declare id: string;

  @Field(() => String, { description: 'Number of the statement 结算单号, for example S-202609-f-01-CNY.' })
  number!: string;

  @Field(() => String, { description: 'Its month YYYY-MM 结算月份, by the days of the region.' })
  month!: string;

  @Field(() => Region, { description: 'Region 会籍地区 whose month it is.' })
  region!: string;

  @Field(() => CurrencyCode, { description: 'Currency of all its amounts.' })
  currency!: string;

  @Field(() => StatementState, { description: 'Where it stands.' })
  state!: string;

  @Field(() => StatementTotals, { description: 'What its lines add up to.' })
  totals!: StatementTotals;

  @Field(() => Money, { description: 'What the statement before left below zero 上期结转; zero or less.' })
  carriedIn!: MoneyView;

  @Field(() => Money, { description: 'What this one leaves below zero 结转下期; zero or less.' })
  carriedOut!: MoneyView;

  @Field(() => Money, { description: 'What head office is to pay for it 总部应付金额; never below zero.' })
  due!: MoneyView;

  @Field(() => Money, { description: 'What was paid for it 已打款.' })
  paid!: MoneyView;

  @Field(() => DateTimeScalar, { description: 'When it was last run.' })
  draftedAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it went to its franchise 出具时间.' })
  issuedAt!: Date | null;

  @Field(() => DateTimeScalar, {
    nullable: true, description: 'Until then lines may be disputed 异议截止; the rest counts as confirmed after it.',
  })
  confirmUntil!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it became final 定稿时间.' })
  frozenAt!: Date | null;

  @Field(() => Int, { description: 'Counts up with each change; give it as expectedVersion.' })
  version!: number;

  /** Not in the graph. */
  row!: StatementOf;
}

export const StatementPage = PageOf(Statement, 'StatementPage', 'A page of statements.');

@InputType({ description: 'Which statements; what is left out does not matter.' })
export class StatementFilter {
  @Field(() => ID, { nullable: true, description: 'Of this franchise.' })
  franchiseId?: string | null;

  @Field(() => String, { nullable: true, description: 'Code of a region 会籍地区, for example "CN".' })
  region?: string | null;

  @Field(() => String, { nullable: true, description: 'Of this month YYYY-MM.' })
  month?: string | null;

  @Field(() => StatementState, { nullable: true, description: 'Where it stands.' })
  state?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'True: only those with a dispute that is open.' })
  withOpenDisputes?: boolean | null;
}
