import { ask } from '../../graph/ask.ts';
import type { ListAsked, Source } from '../../graph/data-provider.ts';
import { dayEnd, dayStart, typed, yesNo } from '../../graph/filters.ts';
import {
  CancelOrderDocument,
  LinkOrderDocument,
  OrderListDocument,
  OrderPageDocument,
  RecordDeliveryDocument,
  RecordReturnDocument,
  type CancelOrderInput,
  type CancelOrderMutation,
  type LinkOrderInput,
  type LinkOrderMutation,
  type OrderListQuery,
  type OrderPageQuery,
  type OrdersFilter,
  type OrdersSort,
  type OrderState,
  type RecordDeliveryInput,
  type RecordDeliveryMutation,
  type RecordReturnInput,
  type RecordReturnMutation,
} from '../../gql/graphql.ts';

export type OrderRow = OrderListQuery['orders']['items'][number];
export type Order = NonNullable<OrderPageQuery['order']>;

export const orderSource: Source<OrderRow> = {
  list: async ({ page, sort, filter }: ListAsked) => {
    const { orders } = await ask(OrderListDocument, {
      page,
      filter: filterOf(filter),
      sort: { by: sort.by, direction: sort.direction } as OrdersSort,
    });
    return orders;
  },
  one: async (id) => (await ask(OrderPageDocument, { id })).order as unknown as OrderRow | null,
};

function filterOf(filter: ListAsked['filter']): OrdersFilter {
  const state = typed(filter.state) as OrderState | undefined;
  return {
    search: typed(filter.search),
    states: state ? [state] : undefined,
    outletId: typed(filter.outletId),
    channelId: typed(filter.channelId),
    memberId: typed(filter.memberId),
    unlinked: yesNo(filter.unlinked),
    paidFrom: dayStart(filter.paidFrom),
    paidTo: dayEnd(filter.paidTo),
  };
}

export async function recordReturn(input: RecordReturnInput): Promise<RecordReturnMutation['recordReturn']> {
  return (await ask(RecordReturnDocument, { input })).recordReturn;
}

export async function recordDelivery(input: RecordDeliveryInput): Promise<RecordDeliveryMutation['recordDelivery']> {
  return (await ask(RecordDeliveryDocument, { input })).recordDelivery;
}

export async function cancelOrder(input: CancelOrderInput): Promise<CancelOrderMutation['cancelOrder']> {
  return (await ask(CancelOrderDocument, { input })).cancelOrder;
}

export async function linkOrder(input: LinkOrderInput): Promise<LinkOrderMutation['linkOrder']> {
  return (await ask(LinkOrderDocument, { input })).linkOrder;
}
