import { ask } from '../../graph/ask.ts';
import type { ListAsked, Source } from '../../graph/data-provider.ts';
import { typed } from '../../graph/filters.ts';
import {
  DeskAnswerServiceQuoteDocument, DeskHandOverServiceOrderDocument, DeskOpenServiceOrderDocument,
  DeskQuoteServiceOrderDocument, DeskStepServiceOrderDocument, ServiceDeskListDocument,
  type AnswerServiceQuoteInput, type HandOverServiceOrderInput, type OpenServiceOrderInput,
  type QuoteServiceOrderInput, type ServiceDeskListQuery, type ServiceDeskPageQuery, type ServiceOrderFilter,
  type StepServiceOrderInput,
} from '../../gql/graphql.ts';

export type ServiceRow = ServiceDeskListQuery['serviceOrders']['items'][number];
export type Service = NonNullable<ServiceDeskPageQuery['serviceOrder']>;

export const STATES = ['RECEIVED', 'QUOTED', 'APPROVED', 'DECLINED', 'IN_WORK', 'WAITING', 'READY', 'HANDED_OVER',
  'RETURNED_UNDONE', 'CANCELLED', 'LOST'] as const;

/** What is still to be done, unless a state is asked for. */
export const serviceOrderSource: Source<ServiceRow> = {
  list: async ({ page, filter }: ListAsked) => {
    const state = typed(filter.state);
    return (await ask(ServiceDeskListDocument, { page, filter: {
      state: (state && state !== 'UNDONE' ? state : null) as ServiceOrderFilter['state'],
      isOpen: state === 'UNDONE' ? true : null, outletId: typed(filter.outletId) ?? null,
      shortNo: typed(filter.shortNo) ?? null,
    } })).serviceOrders;
  },
};

export const openService = async (input: OpenServiceOrderInput) =>
  (await ask(DeskOpenServiceOrderDocument, { input })).openServiceOrder;
export const stepService = async (input: StepServiceOrderInput) =>
  (await ask(DeskStepServiceOrderDocument, { input })).stepServiceOrder;
export const quoteService = async (input: QuoteServiceOrderInput) =>
  (await ask(DeskQuoteServiceOrderDocument, { input })).quoteServiceOrder;
export const answerQuote = async (input: AnswerServiceQuoteInput) =>
  (await ask(DeskAnswerServiceQuoteDocument, { input })).answerServiceQuote;
export const handOverService = async (input: HandOverServiceOrderInput) =>
  (await ask(DeskHandOverServiceOrderDocument, { input })).handOverServiceOrder;
