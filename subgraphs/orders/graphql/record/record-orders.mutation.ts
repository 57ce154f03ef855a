import { PREFIX } from '../../../contracts/ids.ts';
import { defineListMutation } from '../../../kernel/graph/mutation/define-list-mutation.ts';
import { loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { idOf, optional } from '../../../kernel/graph/mutation/take.ts';
import { recordSales } from '../../calls/record-sales.ts';
import { recordOrders } from '../../commands/record/record-orders.ts';
import { ordersById } from '../../queries/orders-by-id.ts';
import { Order } from '../order.type.ts';
import { ORDER } from './order.input.ts';
import { readOrder } from './read-order.ts';
import { SALE_EXTRAS, SALE_REFUSALS } from './sale-refusals.ts';

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
  refusals: SALE_REFUSALS,
  extras: SALE_EXTRAS,
  command: recordOrders,
  inputOf: ({ channelId, ...order }, { actor }) => {
    const read = readOrder(order, channelId ?? actor.channelId ?? null);
    return read.ok ? read.value : read;
  },
  run: recordSales,
  answers: {
    created: {
      type: () => Boolean,
      says: 'False when it was refused, and when the same order was there already.',
      of: ({ created }) => created, refusedAs: false,
    },
    order: loaded(() => Order, ordersById, 'orderId', 'The order; null when it was refused.'),
  },
});
