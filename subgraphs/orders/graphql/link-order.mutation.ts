import { PREFIX } from '../../contracts/ids.ts';
import { RequestError } from '../../kernel/errors.ts';
import { defineMutation, loaded } from '../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../kernel/graph/mutation/said.ts';
import { idOf, KEY, text } from '../../kernel/graph/mutation/take.ts';
import { linkOrder } from '../commands/link-order.ts';
import { ordersById } from '../queries/orders-by-id.ts';
import { Order } from './order.type.ts';

export const linkOrderMutation = defineMutation({
  name: 'linkOrder',
  says: 'Gives a kept order its buyer 补录会员, within the days of the order policy; points follow. Head office '
    + 'only.',
  scopes: ['orders:link'],
  input: 'An order without member, and the member who bought.',
  takes: {
    orderId: idOf(PREFIX.order, 'The order.'),
    memberId: idOf(PREFIX.member, 'The member.'),
    reason: text('Why, 1 to 500 characters; kept in the audit trail.'),
    idempotencyKey: KEY,
  },
  refusals: {
    ...said('INVALID'),
    NOT_FOUND: 'There is no such order or member; the path says which.',
    LINK_TOO_LATE: 'The days in which the order could be linked are over.',
    ALREADY_LINKED: 'The order belongs to another member.',
    CANCELLED: 'The order was cancelled.',
  },
  guard: ({ actor }) => {
    if (actor.kind !== 'operator' && actor.kind !== 'service') {
      throw new RequestError('FORBIDDEN', 'Only head office links orders.');
    }
  },
  command: linkOrder,
  answers: {
    order: loaded(() => Order, ordersById, 'orderId', 'The order; null when refused.'),
  },
});
