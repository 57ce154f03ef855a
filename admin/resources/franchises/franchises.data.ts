import { ask } from '../../graph/ask.ts';
import type { ListAsked, Source } from '../../graph/data-provider.ts';
import { typed } from '../../graph/filters.ts';
import {
  FranchiseListDocument,
  type FranchiseFilter,
  type FranchiseListQuery,
  type FranchiseSort,
} from '../../gql/graphql.ts';

export type FranchiseRow = FranchiseListQuery['franchises']['items'][number];

export const franchiseSource: Source<FranchiseRow> = {
  list: async ({ page, sort, filter }: ListAsked) =>
    (
      await ask(FranchiseListDocument, {
        page,
        sort: { by: sort.by, direction: sort.direction } as FranchiseSort,
        filter: { search: typed(filter.search), region: typed(filter.region) as FranchiseFilter['region'] },
      })
    ).franchises,
};
