import { PREFIX } from '../contracts/ids.ts';
import { defineSubgraph } from '../kernel/define-subgraph.ts';
import { personVisibilityHandler } from '../kernel/events/person-visibility.ts';
import type { GraphContext } from '../kernel/graph/context.ts';
import { decodeId } from '../kernel/ids.ts';
import { recordOrders } from './commands/record/record-orders.ts';
import { onChannelRegistered } from './events/on-channel-registered.ts';
import { onFxTablePublished } from './events/on-fx-table-published.ts';
import { onIdentityLinked } from './events/on-identity-linked.ts';
import { onItemChanged } from './events/on-item-changed.ts';
import { onMemberEnrolled } from './events/on-member-enrolled.ts';
import { onMemberMerged } from './events/on-member-merged.ts';
import { onOutletChanged } from './events/on-outlet-changed.ts';
import { CancelOrderMutation } from './graphql/cancel-order.mutation.ts';
import { LinkOrderMutation } from './graphql/link-order.mutation.ts';
import { MemberOrdersResolver } from './graphql/member.resolver.ts';
import { OrderLineResolver } from './graphql/order-line.resolver.ts';
import { OrderResolver } from './graphql/order.resolver.ts';
import { OrdersListResolver } from './graphql/orders-list.resolver.ts';
import { OrderPolicyResolver } from './graphql/policy.resolver.ts';
import { PublishOrderPolicyMutation } from './graphql/publish-policy.mutation.ts';
import { RecordDeliveryMutation } from './graphql/record-delivery.mutation.ts';
import { RecordOrdersMutation } from './graphql/record-orders.mutation.ts';
import { RecordReturnsMutation } from './graphql/record-returns.mutation.ts';
import { SalesSummaryResolver } from './graphql/sales-summary.resolver.ts';
import { Member } from './graphql/stubs.type.ts';
import { completeOrdersJob } from './jobs/complete-orders.ts';
import { foldSalesJob } from './jobs/fold-sales.ts';
import { orders0001 } from './persistence/migrations/0001-orders.ts';
import { orders0002 } from './persistence/migrations/0002-policy.ts';
import { orders0003 } from './persistence/migrations/0003-row-by-row.ts';
import { orders0050 } from './persistence/migrations/0050-lists.ts';
import { orders0051 } from './persistence/migrations/0051-sales-sums.ts';
import { ordersById } from './queries/orders-by-id.ts';

export const orders = defineSubgraph({
  name: 'orders',
  graph: {
    resolvers: [
      OrderResolver, OrderLineResolver, OrdersListResolver, SalesSummaryResolver,
      MemberOrdersResolver, RecordOrdersMutation, RecordDeliveryMutation, RecordReturnsMutation,
      CancelOrderMutation, LinkOrderMutation, OrderPolicyResolver, PublishOrderPolicyMutation,
    ],
    orphanedTypes: [Member],
    references: {
      Order: ({ id }, context: GraphContext) => {
        const uuid = decodeId(PREFIX.order, id);
        return uuid ? context.load(ordersById, uuid) : null;
      },
      Member: ({ id }) => (decodeId(PREFIX.member, id) ? { id } : null),
    },
  },
  entities: [],
  migrations: [orders0001, orders0002, orders0003, orders0050, orders0051],
  handlers: [
    onItemChanged, onChannelRegistered, onOutletChanged, onMemberEnrolled, onIdentityLinked,
    onMemberMerged, onFxTablePublished, personVisibilityHandler('member.visibility-changed.v1'),
  ],
  jobs: [completeOrdersJob, foldSalesJob],
  batched: [{ command: recordOrders }],
  nodes: { [PREFIX.order]: 'Order' },
});
