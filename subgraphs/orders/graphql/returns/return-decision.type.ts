import { Field, ID, Int, ObjectType } from 'type-graphql';
import { PREFIX } from '../../../contracts/ids.ts';
import { Money } from '../../../kernel/graph/money.type.ts';
import { encodeId } from '../../../kernel/ids.ts';
import { moneyView } from '../../../kernel/money.ts';
import type { PlannedReturn } from '../../commands/returns/plan-return.ts';
import { OrderState } from '../words.ts';

@ObjectType({ simpleResolvers: true, description: 'What a return takes of one line.' })
export class ReturnDecisionLine {
  @Field(() => ID, { description: 'The line of the order.' })
  lineId!: string;

  @Field(() => Int, { description: 'Pieces.' })
  quantity!: number;

  @Field(() => Money, { description: 'Part of the base.' })
  base!: Money;

  @Field(() => Money, { description: 'Base left of the line afterwards.' })
  remainingBase!: Money;

  @Field(() => Int, { description: 'Pieces left of the line afterwards.' })
  remainingQuantity!: number;
}

@ObjectType({ simpleResolvers: true, description: 'What a return does, or would do.' })
export class ReturnDecision {
  @Field(() => OrderState, { description: 'State of the order afterwards.' })
  state!: string;

  @Field(() => Money, { description: 'Base that comes back, all lines.' })
  base!: Money;

  @Field(() => Money, { description: 'Charity that is taken back 公益金冲回.' })
  charityReversed!: Money;

  @Field(() => Money, {
    description: 'What the refund is less by, as coupons do not reach their threshold any more, or what stays of a '
      + 'bundle is paid without its reduction 扣回优惠; below zero: what earlier returns withheld comes back.',
  })
  couponWithheld!: Money;

  @Field(() => Money, { description: 'What is paid back 应退金额: base less couponWithheld.' })
  refund!: Money;

  @Field(() => [ReturnDecisionLine], { description: 'By line, at most 1,000.' })
  lines!: ReturnDecisionLine[];
}

export function decisionView(planned: PlannedReturn, currency: string): ReturnDecision {
  return {
    state: planned.state, base: moneyView(planned.baseMinor, currency),
    charityReversed: moneyView(planned.charityReversedMinor, currency),
    couponWithheld: moneyView(planned.couponWithheldMinor, currency),
    refund: moneyView(planned.baseMinor - planned.couponWithheldMinor, currency),
    lines: planned.lines.map((line) => ({
      lineId: encodeId(PREFIX.orderLine, line.lineId), quantity: line.quantity,
      base: moneyView(line.baseMinor, currency),
      remainingBase: moneyView(line.remainingBaseMinor, currency),
      remainingQuantity: line.remainingQuantity,
    })),
  };
}
