import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { Money } from '../../../kernel/graph/money.type.ts';
import { PageOf } from '../../../kernel/graph/page.ts';
import { DateScalar, DateTimeScalar } from '../../../kernel/graph/scalars.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import type { MoneyView } from '../../../kernel/money.ts';
import { DisputeVerdict, LineSide, LineState, RebateEntryKind } from '../words.ts';

@ObjectType({ simpleResolvers: true, description: 'One amount of a rebate as it counts for the franchise 结算明细.' })
@Scopes('franchises:rebates')
export class StatementLine {
  @Field(() => ID, { description: 'Id of the line (TypeID).' })
  id!: string;

  @Field(() => LineSide, { description: 'Whether the franchise gets it or owes it.' })
  side!: string;

  @Field(() => RebateEntryKind, { description: 'Why it was booked.' })
  kind!: string;

  @Field(() => String, {
    description: 'Its own month YYYY-MM; earlier than the statement’s in a correction 以前月份更正.',
  })
  month!: string;

  @Field(() => DateTimeScalar, { description: 'When it began to count: the end of the return window, or later.' })
  countsAt!: Date;

  @Field(() => LineState, { description: 'What the franchise says of it.' })
  state!: string;

  @Field(() => Money, { description: 'As it was issued; above zero the franchise gets it.' })
  amount!: MoneyView;

  @Field(() => Money, { description: 'What a decision about its dispute changed.' })
  corrected!: MoneyView;

  @Field(() => Money, { description: 'What it is worth: amount plus corrected.' })
  worth!: MoneyView;

  @Field(() => Money, {
    description: 'What of its entry head office bears 总部承担部分, as the line it takes from was decided to be worth '
      + 'less.',
  })
  spared!: MoneyView;

  @Field({
    description: 'Whether it was under dispute when the statement became final 转入后期; then what is decided stands '
      + 'in a later one.',
  })
  deferred!: boolean;

  @Field({ description: 'Whether head office owes the rebate; else a franchise does 总部承担.' })
  paidByHeadOffice!: boolean;

  /** Not in the graph. */
  row!: {
    readonly id: string; readonly rebateId: string; readonly orderId: string; readonly decisionOf: string | null;
  };
}

export const StatementLinePage = PageOf(StatementLine, 'StatementLinePage', 'A page of lines of a statement.');

@InputType({ description: 'Which lines; what is left out does not matter.' })
export class StatementLineFilter {
  @Field(() => LineState, { nullable: true, description: 'In this state.' })
  state?: string | null;

  @Field(() => LineSide, { nullable: true, description: 'Of this side.' })
  side?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'True: only corrections of earlier months.' })
  corrections?: boolean | null;
}

@ObjectType({ simpleResolvers: true, description: 'What a franchise has against a line 异议, and what was decided.' })
@Scopes('franchises:rebates')
export class StatementDispute {
  @Field(() => String, { description: 'Why, in the franchise’s words.' })
  reason!: string;

  @Field(() => DateTimeScalar, { description: 'When.' })
  disputedAt!: Date;

  @Field(() => String, { description: 'Who disputed it.' })
  disputedBy!: string;

  @Field(() => DisputeVerdict, { nullable: true, description: 'How it was decided; null while it is open.' })
  verdict!: string | null;

  @Field(() => Money, { nullable: true, description: 'What the line is worth by the decision.' })
  decided!: MoneyView | null;

  @Field(() => String, { nullable: true, description: 'Why it was decided so.' })
  decision!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was decided.' })
  decidedAt!: Date | null;

  /** Not in the graph. */
  lineUuid!: string;
}

@ObjectType({ simpleResolvers: true, description: 'What the bank paid for a statement 打款记录.' })
@Scopes('franchises:rebates')
export class Payout {
  @Field(() => Money, { description: 'How much.' })
  amount!: MoneyView;

  @Field(() => String, { description: 'The bank’s reference 银行流水号; no two payouts have the same.' })
  bankReference!: string;

  @Field(() => DateScalar, { description: 'The day the bank has.' })
  paidOn!: string;

  @Field(() => DateTimeScalar, { description: 'When it was recorded.' })
  recordedAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was reversed 撤销; null: it stands.' })
  reversedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Why it was reversed.' })
  reversalReason!: string | null;
}
