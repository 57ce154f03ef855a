import {
  Arg, Ctx, Field, FieldResolver, ID, Int, Mutation, ObjectType, Resolver, Root,
} from 'type-graphql';
import { PREFIX } from '../../contracts/ids.ts';
import { RequestError } from '../../kernel/errors.ts';
import type { GraphContext } from '../../kernel/graph/context.ts';
import { Money } from '../../kernel/graph/money.type.ts';
import { Scopes } from '../../kernel/graph/scopes.ts';
import { userErrorsOf, userErrorType } from '../../kernel/graph/user-errors.ts';
import { encodeId } from '../../kernel/ids.ts';
import { moneyView } from '../../kernel/money.ts';
import type { Outcome } from '../../kernel/outcome.ts';
import type { PlannedReturn } from '../commands/returns/plan-return.ts';
import { recordReturns, type RecordedReturn } from '../commands/returns/record-returns.ts';
import { ordersById } from '../queries/orders-by-id.ts';
import { Order } from './order.type.ts';
import { readReturn, RecordReturnInput, RecordReturnsInput } from './record-returns.input.ts';
import { OrderState } from './words.ts';

@ObjectType('RecordReturnUserError', {
  simpleResolvers: true, description: 'A refusal of one return; nothing of that return was recorded.',
})
export class RecordReturnUserError extends userErrorType('RecordReturn', {
  NOT_FOUND: 'There is no such order or line; the path says which.',
  INVALID: 'A value is outside its limits; the path says which.',
  RETURNED_AT_OUT_OF_RANGE: 'Before payment or in the future.',
  RETURN_TOO_MUCH: 'More than is left of the line; left and leftQuantity say what is.',
  RETURN_CONFLICT: 'The order has another return with the same number.',
  ORDER_CANCELLED: 'The order was cancelled.',
  TOO_MANY_RETURNS: 'An order takes at most 200 returns.',
}) {
  @Field(() => Int, { nullable: true, description: 'Pieces left, for RETURN_TOO_MUCH.' })
  leftQuantity!: number | null;

  @Field(() => Money, { nullable: true, description: 'Base left, for RETURN_TOO_MUCH.' })
  left!: Money | null;
}

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

  @Field(() => [ReturnDecisionLine], { description: 'By line, at most 1,000.' })
  lines!: ReturnDecisionLine[];
}

@ObjectType({ simpleResolvers: true, description: 'Answer of recordReturn, and of each of recordReturns.' })
export class RecordReturnPayload {
  /** Inside only: uuid of the order. */
  orderId!: string | null;
  planned!: PlannedReturn | null;

  @Field({ description: 'False when it was refused, previewed, or there already.' })
  created!: boolean;

  @Field(() => [RecordReturnUserError], { description: 'Why it was refused; empty when it was not.' })
  userErrors!: RecordReturnUserError[];
}

@ObjectType({ simpleResolvers: true, description: 'Answer of recordReturns.' })
export class RecordReturnsPayload {
  @Field(() => [RecordReturnPayload], { description: 'One per return, in the order they were sent.' })
  results!: RecordReturnPayload[];
}

const MAX_RETURNS = 500;

@Resolver(() => RecordReturnPayload)
export class RecordReturnsMutation {
  @Mutation(() => RecordReturnPayload, {
    description: 'Records goods or value that come back 退货; with dryRun it only says what would happen.',
  })
  @Scopes('orders:write')
  async recordReturn(
    @Arg('input', () => RecordReturnInput, { description: 'The return.' }) input: RecordReturnInput,
    @Ctx() context: GraphContext,
  ): Promise<RecordReturnPayload> {
    const item = { input: readReturn(input, context), idempotencyKey: input.idempotencyKey };
    const [outcome] = await context.runBatch(recordReturns, [item], { dryRun: input.dryRun });
    return payloadOf(outcome!, input.dryRun);
  }

  @Mutation(() => RecordReturnsPayload, {
    description: 'Records many returns at once; the number of each in its order is its key.',
  })
  @Scopes('orders:write')
  async recordReturns(
    @Arg('input', () => RecordReturnsInput, { description: 'The returns.' }) input: RecordReturnsInput,
    @Ctx() context: GraphContext,
  ): Promise<RecordReturnsPayload> {
    if (input.returns.length < 1 || input.returns.length > MAX_RETURNS) {
      throw new RequestError('LIMIT_EXCEEDED', `input.returns has 1 to ${MAX_RETURNS} returns.`);
    }
    const outcomes = await context.runBatch(recordReturns,
      input.returns.map((one) => ({ input: readReturn(one, context) })));
    return { results: outcomes.map((outcome) => payloadOf(outcome, false)) };
  }

  @FieldResolver(() => Order, {
    nullable: true, description: 'The order as it stands now; null when refused.',
  })
  async order(
    @Root() payload: RecordReturnPayload, @Ctx() context: GraphContext,
  ): Promise<Order | null> {
    return payload.orderId ? context.load(ordersById, payload.orderId) : null;
  }

  @FieldResolver(() => ReturnDecision, {
    nullable: true, description: 'What it does; null when refused or there already.',
  })
  async decision(
    @Root() payload: RecordReturnPayload, @Ctx() context: GraphContext,
  ): Promise<ReturnDecision | null> {
    if (!payload.planned) return null;
    const order = await context.load(ordersById, payload.planned.orderId);
    return order && decisionView(payload.planned, order.currency);
  }
}

function payloadOf(outcome: Outcome<RecordedReturn>, dryRun: boolean): RecordReturnPayload {
  return {
    orderId: outcome.ok ? outcome.value.orderId : null,
    planned: outcome.ok ? outcome.value.decision : null,
    created: outcome.ok && outcome.value.created && !dryRun,
    userErrors: userErrorsOf(outcome) as RecordReturnUserError[],
  } as RecordReturnPayload;
}

function decisionView(planned: PlannedReturn, currency: string): ReturnDecision {
  return {
    state: planned.state, base: moneyView(planned.baseMinor, currency),
    charityReversed: moneyView(planned.charityReversedMinor, currency),
    lines: planned.lines.map((line) => ({
      lineId: encodeId(PREFIX.orderLine, line.lineId), quantity: line.quantity,
      base: moneyView(line.baseMinor, currency),
      remainingBase: moneyView(line.remainingBaseMinor, currency),
      remainingQuantity: line.remainingQuantity,
    })),
  };
}
