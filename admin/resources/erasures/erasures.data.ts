import { ask } from '../../graph/ask.ts';
import type { ListAsked, Source } from '../../graph/data-provider.ts';
import { typed } from '../../graph/filters.ts';
import {
  ErasureListDocument,
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

export const requestErasure = async (input: RequestErasureInput) =>
  (await ask(RequestErasureDocument, { input })).requestErasure;

export const withdrawErasure = async (erasureId: string) =>
  (await ask(WithdrawErasureDocument, { input: { erasureId } })).withdrawErasure;
