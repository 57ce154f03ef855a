import { ask } from '../../graph/ask.ts';
import type { ListAsked, Source } from '../../graph/data-provider.ts';
import { typed } from '../../graph/filters.ts';
import {
  CharityPayoutListDocument,
  CharityPayoutNowDocument,
  DecideCharityPayoutDocument,
  ProposeCharityPayoutDocument,
  ReverseCharityPayoutDocument,
  type CharityPayoutPartsFragment,
  type CharityPayoutState,
  type DecideCharityPayoutInput,
  type DecideCharityPayoutMutation,
  type ProposeCharityPayoutInput,
  type ProposeCharityPayoutMutation,
  type ReverseCharityPayoutInput,
  type ReverseCharityPayoutMutation,
} from '../../gql/graphql.ts';

export type PayoutRow = CharityPayoutPartsFragment;

export const payoutSource: Source<PayoutRow> = {
  list: async ({ page, filter }: ListAsked) =>
    (
      await ask(CharityPayoutListDocument, {
        page,
        filter: { state: typed(filter.state) as CharityPayoutState | undefined },
      })
    ).charityPayouts,
};

export async function readPayout(id: string): Promise<PayoutRow | null> {
  const { node } = await ask(CharityPayoutNowDocument, { id });
  return node?.__typename === 'CharityPayout' ? node : null;
}

export async function proposePayout(
  input: ProposeCharityPayoutInput,
): Promise<ProposeCharityPayoutMutation['proposeCharityPayout']> {
  return (await ask(ProposeCharityPayoutDocument, { input })).proposeCharityPayout;
}

export async function decidePayout(
  input: DecideCharityPayoutInput,
): Promise<DecideCharityPayoutMutation['decideCharityPayout']> {
  return (await ask(DecideCharityPayoutDocument, { input })).decideCharityPayout;
}

export async function reversePayout(
  input: ReverseCharityPayoutInput,
): Promise<ReverseCharityPayoutMutation['reverseCharityPayout']> {
  return (await ask(ReverseCharityPayoutDocument, { input })).reverseCharityPayout;
}
