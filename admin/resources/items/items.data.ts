import { ItemListDocument, type ItemListQuery } from '../../gql/graphql.ts';
import { ask } from '../../graph/ask.ts';
import type { ListAsked, Source } from '../../graph/data-provider.ts';
import { typed, yesNo } from '../../graph/filters.ts';

export type ItemRow = ItemListQuery['items']['items'][number];

export const itemSource: Source<ItemRow> = {
  list: async ({ page, filter }: ListAsked) => (await ask(ItemListDocument, {
    page, region: typed(filter.region) ?? 'CN',
    filter: { search: typed(filter.search), retired: yesNo(filter.retired), unique: yesNo(filter.unique) },
  })).items,
};
