import { ask } from '../../graph/ask.ts';
import type { ListAsked, Source } from '../../graph/data-provider.ts';
import { typed } from '../../graph/filters.ts';
import {
  DeskAnswerTradeInOfferDocument, DeskAskTradeInBuybackDocument, DeskDecideTradeInBuybackDocument,
  DeskAssayTradeInDocument, DeskEstimateTradeInDocument, DeskOfferTradeInDocument,
  DeskStepTradeInDocument, TradeInDeskListDocument, type AnswerTradeInOfferInput,
  type AskTradeInBuybackInput, type AssayTradeInInput, type DecideTradeInBuybackInput,
  type EstimateTradeInInput, type OfferTradeInInput, type StepTradeInInput, type TradeInDeskListQuery,
  type TradeInDeskPageQuery, type TradeInFilter, type TradeInShownFragment,
} from '../../gql/graphql.ts';

export type TradeInRow = TradeInDeskListQuery['tradeIns']['items'][number];
export type Brought = NonNullable<TradeInDeskPageQuery['tradeIn']>;
export type Shown = TradeInShownFragment;

export const STATES = ['ESTIMATED', 'RECEIVED', 'ASSAYED', 'OFFERED', 'LAPSED', 'ACCEPTED', 'MELTED', 'CREDITED',
  'RETURNED', 'CANCELLED'] as const;

/** What is still to be done, unless a state is asked for. */
export const tradeInSource: Source<TradeInRow> = {
  list: async ({ page, filter }: ListAsked) => {
    const state = typed(filter.state);
    return (await ask(TradeInDeskListDocument, { page, filter: {
      state: (state && state !== 'UNDONE' ? state : null) as TradeInFilter['state'],
      isOpen: state === 'UNDONE' ? true : null, outletId: typed(filter.outletId) ?? null,
    } })).tradeIns;
  },
};

export const estimateGold = async (input: EstimateTradeInInput) =>
  (await ask(DeskEstimateTradeInDocument, { input })).estimateTradeIn;
export const assayGold = async (input: AssayTradeInInput) =>
  (await ask(DeskAssayTradeInDocument, { input })).assayTradeIn;
export const offerForGold = async (input: OfferTradeInInput) =>
  (await ask(DeskOfferTradeInDocument, { input })).offerTradeIn;
export const answerOffer = async (input: AnswerTradeInOfferInput) =>
  (await ask(DeskAnswerTradeInOfferDocument, { input })).answerTradeInOffer;
export const stepGold = async (input: StepTradeInInput) =>
  (await ask(DeskStepTradeInDocument, { input })).stepTradeIn;

export const askBuyback = async (input: AskTradeInBuybackInput) =>
  (await ask(DeskAskTradeInBuybackDocument, { input })).askTradeInBuyback;
export const decideBuyback = async (input: DecideTradeInBuybackInput) =>
  (await ask(DeskDecideTradeInBuybackDocument, { input })).decideTradeInBuyback;

/** Grams as a scale shows them, "12.35", as milligrams. */
export const mgOf = (grams: string): number => Math.round(Number(grams.replaceAll(',', '').trim()) * 1000);
export const gramsOf = (mg: number | null | undefined): string => (mg == null ? '—' : `${(mg / 1000).toFixed(3)} g`);

/** As the trade names them; what an assay says may be any number of 10,000 parts. */
export const PURITIES = [9_999, 9_990, 9_900, 9_160, 7_500] as const;
