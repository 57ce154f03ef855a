import { PREFIX } from '../../../contracts/ids.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import type { Item } from '../../../kernel/graph/mutation/definition.ts';
import { defineListMutation } from '../../../kernel/graph/mutation/define-list-mutation.ts';
import { extra, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { idOf, optional } from '../../../kernel/graph/mutation/take.ts';
import { Money } from '../../../kernel/graph/money.type.ts';
import type { Outcome } from '../../../kernel/outcome.ts';
import { withKnownHolds } from '../../calls/ask-holds.ts';
import { linkAtOnce } from '../../calls/link-at-once.ts';
import type { OrderToRecord, RecordedOrder } from '../../commands/record/order-to-record.ts';
import { recordOrders } from '../../commands/record/record-orders.ts';
import { ordersById } from '../../queries/orders-by-id.ts';
import { ORDER } from './order.input.ts';
import { Order } from '../order.type.ts';
import { readOrder } from './read-order.ts';

export const recordOrdersMutation = defineListMutation({
  name: 'recordOrders',
  says: 'Records sales. An order\'s number in its channel is its key: sent again, the stored order is answered; '
    + 'with another body it is a conflict.',
  scopes: ['orders:write'],
  input: 'Sales to record: a batch, each accepted or refused on its own.',
  takes: {
    channelId: optional(idOf(PREFIX.channel,
      'Channel that sold them; a partner channel\'s own, or the outlet\'s, when not given.')),
  },
  rows: { field: 'orders', says: 'The orders, 1 to 500.' },
  row: {
    typeName: 'RecordOrder',
    says: 'A sale to record, as it was priced.',
    takes: ORDER,
    result: 'What became of one order.',
    echoes: { externalNo: 'Number of the order, as it was sent.' },
  },
  most: recordOrders.maxBatch,
  refusals: {
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
  },
  extras: {
    limit: extra(() => Money, 'The largest amount, for REDUCTION_TOO_LARGE and POINTS_CASH_LIMIT.'),
    pointsAmount: extra(() => Money, 'What the points of the hold pay, for POINTS_AMOUNT_MISMATCH.'),
  },
  command: recordOrders,
  inputOf: ({ channelId, ...order }, { actor }) => {
    const read = readOrder(order, channelId ?? actor.channelId ?? null);
    return read.ok ? read.value : read;
  },
  run: async (items, context) => {
    const orders = await withKnownHolds(context, items.map(({ input }) => input));
    const outcomes = await record(orders.map((input) => ({ input })), context);
    await linkAtOnce(context, outcomes);
    return outcomes;
  },
  answers: {
    created: {
      type: () => Boolean,
      says: 'False when it was refused, and when the same order was there already.',
      of: ({ created }) => created, refusedAs: false,
    },
    order: loaded(() => Order, ordersById, 'orderId', 'The order; null when it was refused.'),
  },
});

/** Small calls are gathered with others that come at the same moment. */
const GATHERED = 20;

async function record(
  orders: readonly Pick<Item<OrderToRecord>, 'input'>[], context: GraphContext,
): Promise<Outcome<RecordedOrder>[]> {
  return orders.length <= GATHERED
    ? context.submitAll(recordOrders, orders) : context.runBatch(recordOrders, orders);
}
