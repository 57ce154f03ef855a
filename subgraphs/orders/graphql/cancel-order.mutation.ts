import { defineMutation, loaded } from '../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../kernel/graph/mutation/said.ts';
import { KEY, text } from '../../kernel/graph/mutation/take.ts';
import { cancelOrder } from '../commands/returns/cancel-order.ts';
import { ordersById } from '../queries/orders-by-id.ts';
import { ORDER_NAME, readOrderName } from './order-name.ts';
import { Order } from './order.type.ts';

export const cancelOrderMutation = defineMutation({
  name: 'cancelOrder',
  says: 'Takes back all that is left of an order before its delivery 取消; points go back as with a return.',
  scopes: ['orders:write'],
  input: 'An order to cancel.',
  takes: { ...ORDER_NAME, reason: text('Why, 1 to 500 characters.'), idempotencyKey: KEY },
  refusals: {
    ...said('INVALID'),
    NOT_FOUND: 'There is no such order.',
    ALREADY_DELIVERED: 'A delivered order is returned, not cancelled.',
    ALREADY_RETURNED: 'Nothing is left of the order.',
  },
  command: cancelOrder,
  inputOf: ({ reason, ...name }, context) => ({ order: readOrderName(name, context), reason }),
  answers: {
    order: loaded(() => Order, ordersById, 'orderId', 'The order; null when refused.'),
  },
});
