import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Money, MoneyInput } from '../../../kernel/graph/money.type.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import type { MoneyView } from '../../../kernel/money.ts';

@InputType({ description: 'What would be left of a line after a return, as recordReturn with dryRun says.' })
export class ReturnPreviewLineInput {
  @Field(() => ID, { description: 'Id of the order line (TypeID); a line of another order is left out.' })
  lineId!: string;

  @Field(() => MoneyInput, {
    description: 'Base left afterwards, in the currency of the order; zero or more: '
      + 'decision.lines.remainingBase.',
  })
  remainingBase!: MoneyInput;

  @Field(() => Int, {
    nullable: true,
    description: 'Pieces left afterwards, 0 to 1,000,000: decision.lines.remainingQuantity. Rebates look at '
      + 'the base alone.',
  })
  remainingQuantity?: number | null;
}

@ObjectType({ simpleResolvers: true, description: 'What a return would do to the rebate of one line.' })
@Scopes('franchises:rebates')
export class RebateReturnLine {
  @Field(() => ID, { description: 'The order line (TypeID).' })
  lineId!: string;

  @Field(() => Money, { description: 'What is taken back 冲回; zero or negative.' })
  reversed!: MoneyView;

  @Field(() => Money, { description: 'What would be left of it.' })
  net!: MoneyView;

  @Field({ description: 'Settled already: what is taken back goes into the next statement 下期冲减.' })
  carriedForward!: boolean;

  /** Not in the graph. */
  rebateUuid!: string;
}

@ObjectType({
  simpleResolvers: true,
  description: 'What a return would do to the rebates of an order 退货分润预览: by the rule and rows of the '
    + 'return itself, as they stand now; nothing is changed.',
})
@Scopes('franchises:rebates')
export class RebateReturnPreview {
  @Field(() => Money, { description: 'What is taken back of all lines; zero or negative.' })
  reversed!: MoneyView;

  @Field(() => [RebateReturnLine], { description: 'One for each asked line that has a rebate, at most 1,000.' })
  lines!: RebateReturnLine[];

  /** Not in the graph. */
  currency!: string;
}
