import { ask } from '../../graph/ask.ts';
import type { ListAsked, Source } from '../../graph/data-provider.ts';
import { dayEnd, dayStart, typed, yesNo } from '../../graph/filters.ts';
import { RebateListDocument, type RebateFilter, type RebateListQuery, type RebateSort } from '../../gql/graphql.ts';

export type RebateRow = RebateListQuery['rebates']['items'][number];

export const rebateSource: Source<RebateRow> = {
  list: async ({ page, sort, filter }: ListAsked) =>
    (
      await ask(RebateListDocument, {
        page,
        sort: { by: sort.by, direction: sort.direction } as RebateSort,
        filter: filterOf(filter),
      })
    ).rebates,
};

function filterOf(filter: ListAsked['filter']): RebateFilter {
  return {
    franchiseId: typed(filter.franchiseId),
    state: typed(filter.state) as RebateFilter['state'],
    paidByHeadOffice: yesNo(filter.paidByHeadOffice),
    from: dayStart(filter.from),
    to: dayEnd(filter.to),
  };
}
