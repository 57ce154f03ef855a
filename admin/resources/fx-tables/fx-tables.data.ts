import { ask } from '../../graph/ask.ts';
import type { ListAsked, Source } from '../../graph/data-provider.ts';
import { typed } from '../../graph/filters.ts';
import {
  ConfirmFxTableDocument,
  DismissFxTableDocument,
  FxTableListDocument,
  PublishFxTableDocument,
  RegionsDocument,
  RetractFxWithdrawalDocument,
  WithdrawFxTableDocument,
  type CurrencyCode,
  type FxTableListQuery,
  type PublicationState,
  type PublishFxTableInput,
  type PublishFxTableMutation,
} from '../../gql/graphql.ts';
import { plainNumber } from '../../reading/numbers.ts';
import { plainLines } from '../../reading/plain-text.ts';

export type FxTableRow = FxTableListQuery['fxTables']['items'][number];

export const fxTableSource: Source<FxTableRow> = {
  list: async ({ page, filter }: ListAsked) =>
    (
      await ask(FxTableListDocument, {
        page,
        homeRegion: typed(filter.homeRegion) ?? (await firstHome()),
        state: typed(filter.state) as PublicationState | undefined,
      })
    ).fxTables,
};

/** Tables are asked for by their home; whoever chose none sees those of the house's first region. */
async function firstHome(): Promise<string> {
  return (await ask(RegionsDocument, {})).regions[0]?.programmeCode ?? '';
}

export function ratesSaid({ rates, homeCurrency }: FxTableRow): string {
  return rates.map(({ from, rate }) => `${from} ${rate}`).join(' · ') + ` → ${homeCurrency}`;
}

/** 'USD 7.12' on each line, full-width or with separators as people write; null when one is not like that. */
export function readRates(text: string): { from: CurrencyCode; rate: string }[] | null {
  const rates: { from: CurrencyCode; rate: string }[] = [];
  for (const line of plainLines(text)) {
    const [, from, typed] = /^([A-Za-z]{3})[\s:=]+(.+)$/.exec(line) ?? [];
    const rate = plainNumber(typed ?? '');
    if (!from || !/^\d+(\.\d{1,12})?$/.test(rate)) return null;
    rates.push({ from: from.toUpperCase() as CurrencyCode, rate });
  }
  return rates;
}

export async function publishFxTable(input: PublishFxTableInput): Promise<PublishFxTableMutation['publishFxTable']> {
  return (await ask(PublishFxTableDocument, { input })).publishFxTable;
}

export async function withdrawFxTable(id: string, reason: string, idempotencyKey: string) {
  return (await ask(WithdrawFxTableDocument, { input: { id, reason, idempotencyKey } })).withdrawFxTable;
}

export async function retractWithdrawal(id: string, idempotencyKey: string) {
  return (await ask(RetractFxWithdrawalDocument, { input: { id, idempotencyKey } })).retractFxWithdrawal;
}

/** The key is the decision itself: pressed twice, it is one decision. */
export async function decideFxTable(id: string, confirm: boolean) {
  const input = { id, idempotencyKey: `${confirm ? 'confirm' : 'dismiss'}-${id}` };
  return confirm
    ? (await ask(ConfirmFxTableDocument, { input })).confirmFxTable
    : (await ask(DismissFxTableDocument, { input })).dismissFxTable;
}
