import { ask } from '../../graph/ask.ts';
import type { ListAsked, Source } from '../../graph/data-provider.ts';
import { dayEnd, dayStart, typed } from '../../graph/filters.ts';
import { PaymentListDocument, type PaymentListQuery, type PaymentsFilter } from '../../gql/graphql.ts';

export type PaymentListRow = PaymentListQuery['payments']['items'][number];

export const PAYMENT_STATES = ['UNMATCHED', 'KEPT', 'SETTLED', 'REFUNDED'] as const;

export const paymentSource: Source<PaymentListRow> = {
  list: async ({ page, filter }: ListAsked) => (await ask(PaymentListDocument, { page, filter: {
    state: (typed(filter.state) ?? null) as PaymentsFilter['state'], paymentNo: typed(filter.paymentNo) ?? null,
    channelId: typed(filter.channelId) ?? null, outletId: typed(filter.outletId) ?? null,
    receivedFrom: dayStart(filter.from), receivedTo: dayEnd(filter.to),
  } })).payments,
};
