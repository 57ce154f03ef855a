import { defineMutation, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { formOf } from '../../../kernel/graph/mutation/form.ts';
import { DRY_RUN, KEY } from '../../../kernel/graph/mutation/take.ts';
import { Money } from '../../../kernel/graph/money.type.ts';
import { moneyView } from '../../../kernel/money.ts';
import { exchangeOrder } from '../../commands/exchange/exchange-order.ts';
import { ordersById } from '../../queries/orders-by-id.ts';
import { Order } from '../order.type.ts';
import { SALE_EXTRAS } from '../record/sale-refusals.ts';
import { decisionView, ReturnDecision } from '../returns/return-decision.type.ts';
import { RETURN } from '../returns/return.input.ts';
import { WHAT_IS_LEFT } from '../returns/return-refusals.ts';
import { EXCHANGE_REFUSALS, EXCHANGE_SALE } from './exchange.input.ts';
import { readExchange } from './read-exchange.ts';

export const exchangeOrderMutation = defineMutation({
  name: 'exchangeOrder',
  says: 'Exchanges goods of an order for others 换货: a return and a new sale of one moment, both or neither. '
    + 'Points, rebates and coupons end as after a return and a sale; the windows are those of the new sale. With '
    + 'dryRun it only says what would happen.',
  scopes: ['orders:write'],
  input: 'What comes back, and what is bought for it.',
  takes: {
    ...RETURN,
    sale: formOf(EXCHANGE_SALE, 'The new sale.'),
    dryRun: DRY_RUN,
    idempotencyKey: KEY,
  },
  refusals: EXCHANGE_REFUSALS,
  extras: { ...WHAT_IS_LEFT, ...SALE_EXTRAS },
  command: exchangeOrder,
  inputOf: (asked, context) => readExchange(asked, context),
  answers: {
    created: {
      type: () => Boolean, says: 'False when it was refused, previewed, or there already.',
      of: ({ created }, _, __, dryRun) => created && !dryRun, refusedAs: false,
    },
    order: loaded(() => Order, ordersById, 'orderId', 'The order that was exchanged, as it stands; null when refused.'),
    newOrder: loaded(() => Order, ordersById, 'newOrderId', 'The new sale; null when refused or previewed.'),
    decision: {
      type: () => ReturnDecision, says: 'What comes back; null when refused or there already.',
      of: ({ decision, currency: paidIn }) => decision && decisionView(decision, paidIn),
    },
    difference: {
      type: () => Money,
      says: 'What the customer pays beside what came back 应补差额; below zero: what is given back. Null when refused.',
      of: ({ differenceMinor, currency: paidIn }) => moneyView(differenceMinor, paidIn),
    },
  },
});
