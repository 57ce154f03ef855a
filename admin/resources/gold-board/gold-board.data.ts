import { ask } from '../../graph/ask.ts';
import {
  ConfirmGoldPriceDocument,
  DismissGoldPriceDocument,
  PublishGoldPriceDocument,
  type PublishGoldPriceInput,
  type PublishGoldPriceMutation,
} from '../../gql/graphql.ts';

export async function publishGoldPrice(
  input: PublishGoldPriceInput,
): Promise<PublishGoldPriceMutation['publishGoldPrice']> {
  return (await ask(PublishGoldPriceDocument, { input })).publishGoldPrice;
}

/** The key is the decision itself: pressed twice, it is one decision. */
export async function decideGoldPrice(id: string, confirm: boolean) {
  const input = { id, idempotencyKey: `${confirm ? 'confirm' : 'dismiss'}-${id}` };
  return confirm
    ? (await ask(ConfirmGoldPriceDocument, { input })).confirmGoldPrice
    : (await ask(DismissGoldPriceDocument, { input })).dismissGoldPrice;
}
