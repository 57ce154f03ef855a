import { defineMutation, loaded } from '../../kernel/graph/mutation/define-mutation.ts';
import { dateTime } from '../../kernel/graph/mutation/take.ts';
import { recordDelivery } from '../commands/record-delivery.ts';
import { ordersById } from '../queries/orders-by-id.ts';
import { ORDER_NAME, readOrderName } from './order-name.ts';
import { Order } from './order.type.ts';

export const recordDeliveryMutation = defineMutation({
  name: 'recordDelivery',
  says: 'The buyer has the goods: the return window begins. The same delivery again changes nothing.',
  scopes: ['orders:write'],
  input: 'A delivery to record.',
  takes: { ...ORDER_NAME, deliveredAt: dateTime('When; not before payment, not in the future.') },
  refusals: {
    NOT_FOUND: 'There is no such order.',
    DELIVERED_AT_OUT_OF_RANGE: 'Before payment or in the future.',
    DELIVERY_CONFLICT: 'The order was delivered at another time.',
    ORDER_CANCELLED: 'The order was cancelled.',
  },
  command: recordDelivery,
  inputOf: ({ deliveredAt, ...name }, context) => ({ order: readOrderName(name, context), deliveredAt }),
  answers: {
    order: loaded(() => Order, ordersById, 'orderId', 'The order; null when refused.'),
  },
});
