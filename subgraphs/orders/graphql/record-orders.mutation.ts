import { Arg, Ctx, Field, FieldResolver, Mutation, ObjectType, Resolver, Root } from 'type-graphql';
import { PREFIX } from '../../contracts/ids.ts';
import { RequestError } from '../../kernel/errors.ts';
import type { GraphContext } from '../../kernel/graph/context.ts';
import { Money } from '../../kernel/graph/money.type.ts';
import { Scopes } from '../../kernel/graph/scopes.ts';
import { userErrorsOf, userErrorType } from '../../kernel/graph/user-errors.ts';
import { decodeId } from '../../kernel/ids.ts';
import type { Outcome } from '../../kernel/outcome.ts';
import { withKnownHolds } from '../calls/ask-holds.ts';
import { linkAtOnce } from '../calls/link-at-once.ts';
import type { OrderToRecord, RecordedOrder } from '../commands/record/order-to-record.ts';
import { recordOrders } from '../commands/record/record-orders.ts';
import { ordersById } from '../queries/orders-by-id.ts';
import { Order } from './order.type.ts';
import { readOrder } from './read-order.ts';
import { RecordOrdersInput } from './record-orders.input.ts';

@ObjectType('RecordOrderUserError', {
  simpleResolvers: true, description: 'A refusal of one order; nothing of that order was recorded.',
})
export class RecordOrderUserError extends userErrorType('RecordOrder', {
  INVALID: 'A value is outside its limits; the path says which.',
  NOT_FOUND: 'There is no such channel, outlet, member or hold; the path says which.',
  ITEM_UNKNOWN: 'There is no such item; the path says in which line.',
  CHANNEL_NOT_YOURS: 'A partner channel records only its own orders, a franchise those of the channels of its '
    + 'outlets.',
  NOT_SOLD_HERE: 'The channel does not sell at this outlet.',
  MEMBER_ONLY: 'The item is for members only, and the order names no member that is known; the path says in '
    + 'which line.',
  EXCLUSIVE_ELSEWHERE: 'The item is made for other channels or franchises 专供款; the path says in which line.',
  OUTLET_CLOSED: 'The outlet was closed when the order was paid.',
  ORDER_CONFLICT: 'The channel has another order with the same number.',
  PAID_AT_OUT_OF_RANGE: 'Paid before 2000 or in the future.',
  DELIVERED_AT_OUT_OF_RANGE: 'Delivered before payment or in the future.',
  REDUCTION_TOO_LARGE: 'A reduction is larger than what it reduces; limit says how much is left.',
  POINTS_CASH_LIMIT: 'More points-cash than the order takes; limit says how much it takes.',
  POINTS_HOLD_USED: 'The hold is spent already, or it belongs to another order or to the claim of a drop.',
  POINTS_HOLD_ENDED: 'The hold was given back, or its time was up before the payment.',
  POINTS_AMOUNT_MISMATCH: 'The points pay another amount; pointsAmount says which.',
  POINTS_RATE_UNKNOWN: 'No rate into the currency of the order was in force when the points were held.',
  POINTS_UNAVAILABLE: 'Loyalty does not answer now: nothing was recorded, send the order again.',
  HOLD_NOT_BUYERS: 'The buyer is not whose points are held: another person, unknown, or not named.',
}) {
  @Field(() => Money, {
    nullable: true, description: 'The largest amount, for REDUCTION_TOO_LARGE and POINTS_CASH_LIMIT.',
  })
  limit!: Money | null;

  @Field(() => Money, {
    nullable: true, description: 'What the points of the hold pay, for POINTS_AMOUNT_MISMATCH.',
  })
  pointsAmount!: Money | null;
}

@ObjectType({ simpleResolvers: true, description: 'What became of one order.' })
export class RecordOrderResult {
  /** uuid; not in the graph. */
  orderId!: string | null;

  @Field({ description: 'Number of the order, as it was sent.' })
  externalNo!: string;

  @Field({ description: 'False when it was refused, and when the same order was there already.' })
  created!: boolean;

  @Field(() => [RecordOrderUserError], { description: 'Why it was refused; empty when it was not.' })
  userErrors!: RecordOrderUserError[];
}

@ObjectType({ simpleResolvers: true, description: 'Answer of recordOrders.' })
export class RecordOrdersPayload {
  @Field(() => [RecordOrderResult], { description: 'One per order, in the order they were sent.' })
  results!: RecordOrderResult[];
}

export const MAX_ORDERS = 500;
/** Small calls are gathered with others that come at the same moment. */
const GATHERED = 20;

@Resolver(() => RecordOrderResult)
export class RecordOrdersMutation {
  @Mutation(() => RecordOrdersPayload, {
    description: 'Records sales. An order\'s number in its channel is its key: sent again, the stored order '
      + 'is answered; with another body it is a conflict.',
  })
  @Scopes('orders:write')
  async recordOrders(
    @Arg('input', () => RecordOrdersInput, { description: 'The orders.' }) input: RecordOrdersInput,
    @Ctx() context: GraphContext,
  ): Promise<RecordOrdersPayload> {
    if (input.orders.length < 1 || input.orders.length > MAX_ORDERS) {
      throw new RequestError('LIMIT_EXCEEDED', `input.orders has 1 to ${MAX_ORDERS} orders.`);
    }
    const channelId = channelOf(input.channelId, context);
    const read = input.orders.map((order) => readOrder(order, channelId));
    const outcomes: Outcome<RecordedOrder>[] = [...read] as never;
    const readable = read.flatMap((order, index) => (order.ok ? [{ index, order: order.value }] : []));
    const decided = await recordAll(context, readable.map(({ order }) => order));
    readable.forEach(({ index }, position) => { outcomes[index] = decided[position]!; });
    return { results: outcomes.map((outcome, index) => ({
      externalNo: input.orders[index]!.externalNo,
      orderId: outcome.ok ? outcome.value.orderId : null,
      created: outcome.ok && outcome.value.created,
      userErrors: userErrorsOf(outcome) as RecordOrderUserError[],
    })) };
  }

  @FieldResolver(() => Order, { nullable: true, description: 'The order; null when it was refused.' })
  async order(
    @Root() result: RecordOrderResult, @Ctx() context: GraphContext,
  ): Promise<Order | null> {
    return result.orderId ? context.load(ordersById, result.orderId) : null;
  }
}

/** A malformed id becomes one that no channel has. */
function channelOf(given: string | null | undefined, context: GraphContext): string | null {
  if (given === null || given === undefined) return context.actor.channelId ?? null;
  return decodeId(PREFIX.channel, given) ?? '00000000-0000-0000-0000-000000000000';
}

async function recordAll(
  context: GraphContext, sent: readonly OrderToRecord[],
): Promise<Outcome<RecordedOrder>[]> {
  const orders = await withKnownHolds(context, sent);
  const outcomes = await record(context, orders);
  await linkAtOnce(context, outcomes);
  return outcomes;
}

async function record(
  context: GraphContext, orders: readonly OrderToRecord[],
): Promise<Outcome<RecordedOrder>[]> {
  return orders.length <= GATHERED
    ? context.submitAll(recordOrders, orders.map((input) => ({ input })))
    : context.runBatch(recordOrders, orders.map((input) => ({ input })));
}
