import { ask } from '../../graph/ask.ts';
import {
  PublishGoldPricesDocument,
  ReadGoldPricesDocument,
  type PublishGoldPricesInput,
  ConfirmGoldPriceDocument,
  DismissGoldPriceDocument,
  PublishGoldPriceDocument,
  RetractGoldWithdrawalDocument,
  WithdrawGoldPriceDocument,
  type PublishGoldPriceInput,
  type PublishGoldPriceMutation,
  type WithdrawGoldPriceMutation,
} from '../../gql/graphql.ts';

export async function publishGoldPrice(
  input: PublishGoldPriceInput,
): Promise<PublishGoldPriceMutation['publishGoldPrice']> {
  return (await ask(PublishGoldPriceDocument, { input })).publishGoldPrice;
}

export async function publishGoldPrices(input: PublishGoldPricesInput) {
  return (await ask(PublishGoldPricesDocument, { input })).publishGoldPrices;
}

/** How a pasted table is understood; nothing is published by it. */
export async function readGoldPrices(region: string, text: string) {
  return (await ask(ReadGoldPricesDocument, { region, text })).readGoldPrices;
}

export async function retractWithdrawal(id: string, idempotencyKey: string) {
  return (await ask(RetractGoldWithdrawalDocument, { input: { id, idempotencyKey } })).retractGoldWithdrawal;
}

export async function withdrawGoldPrice(
  id: string,
  reason: string,
  idempotencyKey: string,
): Promise<WithdrawGoldPriceMutation['withdrawGoldPrice']> {
  return (await ask(WithdrawGoldPriceDocument, { input: { id, reason, idempotencyKey } })).withdrawGoldPrice;
}

/** The key is the decision itself: pressed twice, it is one decision. */
export async function decideGoldPrice(id: string, confirm: boolean) {
  const input = { id, idempotencyKey: `${confirm ? 'confirm' : 'dismiss'}-${id}` };
  return confirm
    ? (await ask(ConfirmGoldPriceDocument, { input })).confirmGoldPrice
    : (await ask(DismissGoldPriceDocument, { input })).dismissGoldPrice;
}
