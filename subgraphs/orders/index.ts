import { PREFIX } from '../contracts/ids.ts';
import { defineSubgraph } from '../kernel/define-subgraph.ts';
import type { GraphContext } from '../kernel/graph/context.ts';
import { decodeId } from '../kernel/ids.ts';
import { recordOrders } from './commands/record/record-orders.ts';
import { mergeMembers } from './commands/facts/merge-members.ts';
import { unmergeMembers } from './commands/facts/unmerge-members.ts';
import { handlers } from './events/handlers.ts';
import { cancelOrderMutation } from './graphql/cancel-order.mutation.ts';
import { exchangeOrderMutation } from './graphql/exchange/exchange-order.mutation.ts';
import { ExchangeResolver } from './graphql/exchange/exchange.resolver.ts';
import { linkOrderMutation } from './graphql/link-order.mutation.ts';
import { cancelQuoteMutation } from './graphql/quotes/cancel-quote.mutation.ts';
import { placeOrderMutation } from './graphql/quotes/place-order.mutation.ts';
import { OrderQuoteResolver, QuotePaymentsResolver } from './graphql/quotes/quote-payments.resolver.ts';
import { confirmPaymentMutation } from './graphql/payments/confirm-payment.mutation.ts';
import { PaymentResolver } from './graphql/payments/payment.resolver.ts';
import { refundPaymentMutation } from './graphql/payments/refund-payment.mutation.ts';
import { revealPaymentSecretMutation } from './graphql/payments/reveal-secret.mutation.ts';
import { takePaymentMutation } from './graphql/payments/take-payment.mutation.ts';
import { quoteOrderMutation } from './graphql/quotes/quote-order.mutation.ts';
import { QuoteResolver } from './graphql/quotes/quote.resolver.ts';
import { MemberOrdersResolver } from './graphql/member.resolver.ts';
import { OrderLineResolver } from './graphql/order-line.resolver.ts';
import { OrderResolver } from './graphql/order.resolver.ts';
import { OrdersListResolver } from './graphql/orders-list.resolver.ts';
import { OrderPolicyResolver } from './graphql/policy/policy.resolver.ts';
import { decideOrderPolicyMutation } from './graphql/policy/decide-policy.mutation.ts';
import { publishOrderPolicyMutation } from './graphql/policy/publish-policy.mutation.ts';
import { recordDeliveryMutation } from './graphql/record-delivery.mutation.ts';
import { recordOrdersMutation } from './graphql/record/record-orders.mutation.ts';
import { recordReturnMutations } from './graphql/returns/record-returns.mutation.ts';
import { MarginReportResolver } from './graphql/margins/margin-report.resolver.ts';
import { SoldPiecesResolver } from './graphql/sales/sold-pieces.resolver.ts';
import { SalesSummaryResolver } from './graphql/sales/sales-summary.resolver.ts';
import { Member } from './graphql/stubs.type.ts';
import { jobs } from './jobs/jobs.ts';
import { orders0001 } from './persistence/migrations/0001-orders.ts';
import { orders0002 } from './persistence/migrations/0002-policy.ts';
import { orders0003 } from './persistence/migrations/0003-row-by-row.ts';
import { orders0020 } from './persistence/migrations/0020-windows.ts';
import { orders0040 } from './persistence/migrations/0040-bought-as.ts';
import { orders0050 } from './persistence/migrations/0050-lists.ts';
import { orders0051 } from './persistence/migrations/0051-sales-sums.ts';
import { orders0070 } from './persistence/migrations/0070-identifiers.ts';
import { orders0071 } from './persistence/migrations/0071-closed-at.ts';
import { orders0072 } from './persistence/migrations/0072-dedication.ts';
import { orders0073 } from './persistence/migrations/0073-as-priced.ts';
import { orders0080 } from './persistence/migrations/0080-wide-orders.ts';
import { orders0081 } from './persistence/migrations/0081-rates-end.ts';
import { orders0100 } from './persistence/migrations/0100-second-person.ts';
import { orders0110 } from './persistence/migrations/0110-ascending.ts';
import { orders0290 } from './persistence/migrations/0290-margin-sums.ts';
import { figures } from './persistence/figures.ts';
import { people } from './persistence/people.ts';
import { orders0120 } from './persistence/migrations/0120-region-windows.ts';
import { orders0130 } from './persistence/migrations/0130-any-region.ts';
import { orders0140 } from './persistence/migrations/0140-fewer-sums.ts';
import { orders0150 } from './persistence/migrations/0150-elsewhere-by-state.ts';
import { orders0160 } from './persistence/migrations/0160-coupons.ts';
import { orders0230 } from './persistence/migrations/0230-exchanges.ts';
import { orders0280 } from './persistence/migrations/0280-sale-terms.ts';
import { orders0300 } from './persistence/migrations/0300-sold-before-limited.ts';
import { orders0310 } from './persistence/migrations/0310-payments-told.ts';
import { orders0320 } from './persistence/migrations/0320-sold-twice-unread.ts';
import { orders0281 } from './persistence/migrations/0281-bundles.ts';
import { orders0151 } from './persistence/migrations/0151-rates-taken-back.ts';
import { orders0190 } from './persistence/migrations/0190-quotes.ts';
import { orders0240 } from './persistence/migrations/0240-placed-orders.ts';
import { orders0265 } from './persistence/migrations/0265-coupons-withheld.ts';
import { tables } from './persistence/tables/index.ts';
import { ordersById } from './queries/orders-by-id.ts';
import { paymentsById } from './queries/payments/payment-view.ts';
import { quoteView } from './queries/quotes/quote-view.ts';
import { quotesById } from './queries/quotes/quotes-by-id.ts';
import { MarginClassResolver } from '../words/graphql/margin-class.resolver.ts';
import { RegionResolver } from '../words/graphql/region.resolver.ts';
import { orders0330 } from './persistence/migrations/0330-credit-holds.ts';
import { orders0331 } from './persistence/migrations/0331-short-numbers.ts';
import { wordMigration } from '../words/word.migration.ts';

export const orders = defineSubgraph({
  name: 'orders',
  graph: {
    resolvers: [
      OrderResolver, OrderLineResolver, OrdersListResolver, SalesSummaryResolver, MarginReportResolver,
      SoldPiecesResolver,
      MemberOrdersResolver, recordOrdersMutation, recordDeliveryMutation, recordReturnMutations,
      cancelOrderMutation, exchangeOrderMutation, ExchangeResolver,
      linkOrderMutation, OrderPolicyResolver, publishOrderPolicyMutation,
      decideOrderPolicyMutation, RegionResolver, MarginClassResolver, QuoteResolver,
      quoteOrderMutation, cancelQuoteMutation, placeOrderMutation, QuotePaymentsResolver, OrderQuoteResolver,
      PaymentResolver, takePaymentMutation, confirmPaymentMutation, refundPaymentMutation,
      revealPaymentSecretMutation,
    ],
    orphanedTypes: [Member],
    references: {
      Order: ({ id }, context: GraphContext) => {
        const uuid = decodeId(PREFIX.order, id);
        return uuid ? context.load(ordersById, uuid) : null;
      },
      Quote: async ({ id }, context: GraphContext) => {
        const uuid = decodeId(PREFIX.quote, id);
        const row = uuid ? await context.load(quotesById, uuid) : null;
        return row && quoteView(row, context.now);
      },
      Payment: ({ id }, context: GraphContext) => {
        const uuid = decodeId(PREFIX.payment, id);
        return uuid ? context.load(paymentsById, uuid) : null;
      },
      Member: ({ id }) => (decodeId(PREFIX.member, id) ? { id } : null),
    },
  },
  entities: tables,
  migrations: [orders0001, orders0002, orders0003, orders0020, orders0040, orders0050,
    orders0051, orders0070, orders0071, orders0072, orders0073, orders0080, orders0081,
    orders0100, orders0110, orders0120, wordMigration('orders'), orders0130, orders0140, orders0150,
    orders0151, orders0160, orders0190, orders0230, orders0240, orders0265, orders0280, orders0281, orders0290,
    orders0300, orders0310, orders0320, orders0330, orders0331],
  people,
  figures,
  merging: { merge: mergeMembers, unmerge: unmergeMembers },
  handlers,
  jobs,
  batched: [{ command: recordOrders }],
  nodes: { [PREFIX.order]: 'Order', [PREFIX.quote]: 'Quote', [PREFIX.payment]: 'Payment' },
});
