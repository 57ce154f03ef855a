import { ask } from '../../graph/ask.ts';
import type { ListAsked, Source } from '../../graph/data-provider.ts';
import { typed, yesNo } from '../../graph/filters.ts';
import {
  CloseOutletDocument,
  OutletListDocument,
  type CloseOutletInput,
  type CloseOutletMutation,
  type OutletFilter,
  type OutletListQuery,
  type OutletSort,
} from '../../gql/graphql.ts';

export type OutletRow = OutletListQuery['outlets']['items'][number];

export const outletSource: Source<OutletRow> = {
  list: async ({ page, sort, filter }: ListAsked) =>
    (
      await ask(OutletListDocument, {
        page,
        sort: { by: sort.by, direction: sort.direction } as OutletSort,
        filter: {
          search: typed(filter.search),
          region: typed(filter.region) as OutletFilter['region'],
          kind: typed(filter.kind) as OutletFilter['kind'],
          closed: yesNo(filter.closed),
        },
      })
    ).outlets,
};

export async function closeOutlet(input: CloseOutletInput): Promise<CloseOutletMutation['closeOutlet']> {
  return (await ask(CloseOutletDocument, { input })).closeOutlet;
}
