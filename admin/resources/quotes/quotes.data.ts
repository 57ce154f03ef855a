import { ask, askWhole } from '../../graph/ask.ts';
import type { ListAsked, Source } from '../../graph/data-provider.ts';
import { typed } from '../../graph/filters.ts';
import {
  DeskCancelQuoteDocument, DeskOldGoldDocument, DeskPlaceOrderDocument, DeskQuoteOrderDocument,
  DeskTakePaymentDocument, QuoteDeskListDocument, type CancelQuoteInput, type DeskOldGoldQuery, type PlaceOrderInput,
  type QuoteDeskListQuery, type QuoteDeskPageQuery, type QuoteOrderInput, type QuotesFilter, type TakePaymentInput,
} from '../../gql/graphql.ts';
import { memberIdOf } from '../complaints/complaints.data.ts';

export type QuoteRow = QuoteDeskListQuery['quotes']['items'][number];
export type DeskQuote = NonNullable<QuoteDeskPageQuery['quote']>;
export type DeskPrice = NonNullable<DeskQuote['price']>;
export type DeskPayment = DeskQuote['payments'][number];

export const STATES = ['OPEN', 'PLACED', 'SOLD', 'EXPIRED', 'UNPAID', 'CANCELLED', 'REFUSED', 'HOLDING',
  'PRICING'] as const;
export const MEANS = ['CARD', 'WALLET', 'CASH', 'TRANSFER', 'OTHER'] as const;

export const quoteSource: Source<QuoteRow> = {
  list: async ({ page, filter }: ListAsked) => (await ask(QuoteDeskListDocument, { page, filter: {
    state: (typed(filter.state) ?? null) as QuotesFilter['state'], outletId: typed(filter.outletId) ?? null,
    orderNo: typed(filter.orderNo) ?? null, shortNo: typed(filter.shortNo) ?? null,
  } })).quotes,
};

export const quoteOrder = async (input: QuoteOrderInput) => (await ask(DeskQuoteOrderDocument, { input })).quoteOrder;
export const placeOrder = async (input: PlaceOrderInput) => (await ask(DeskPlaceOrderDocument, { input })).placeOrder;
export const takePayment = async (input: TakePaymentInput) =>
  (await ask(DeskTakePaymentDocument, { input })).takePayment;
export const cancelQuote = async (input: CancelQuoteInput) =>
  (await ask(DeskCancelQuoteDocument, { input })).cancelQuote;
export type OldGold = NonNullable<NonNullable<DeskOldGoldQuery['member']>['tradeIns']>[number];

/**
 * Old gold of whose card it is that a quote may name now: accepted or melted, and no other sale's. Whole or not at all:
 * gold that cannot be looked up is not gold that is not there.
 */
export async function oldGoldOf(cardNumber: string): Promise<OldGold[]> {
  const { member } = await askWhole(DeskOldGoldDocument, { id: await memberIdOf(cardNumber) });
  return (member?.tradeIns ?? []).filter(({ state, isUsed, heldUntil }) => !isUsed && !heldUntil
    && ['ACCEPTED', 'MELTED'].includes(state));
}
