import { ask } from '../../graph/ask.ts';
import type { ListAsked, Source } from '../../graph/data-provider.ts';
import { typed } from '../../graph/filters.ts';
import {
  ErasureListDocument,
  ErasureMemberDocument,
  RequestErasureDocument,
  WithdrawErasureDocument,
  type ErasurePartsFragment,
  type ErasureState,
  type RequestErasureInput,
} from '../../gql/graphql.ts';

export type ErasureRow = ErasurePartsFragment;

export const erasureSource: Source<ErasureRow> = {
  list: async ({ page, filter }: ListAsked) =>
    (await ask(ErasureListDocument, { page, filter: { state: typed(filter.state) as ErasureState | undefined } }))
      .erasures,
};

/** A member by card, as a letter names it, or by id; a card that nobody has is refused like an unknown member. */
export async function memberIdOf(cardOrId: string): Promise<string> {
  if (cardOrId.startsWith('mem_')) return cardOrId;
  return (await ask(ErasureMemberDocument, { cardNumber: cardOrId })).memberByCard?.id ?? 'mem_unknown';
}

export const requestErasure = async (input: RequestErasureInput) =>
  (await ask(RequestErasureDocument, { input })).requestErasure;

export const withdrawErasure = async (erasureId: string) =>
  (await ask(WithdrawErasureDocument, { input: { erasureId } })).withdrawErasure;
