import { ask } from '../../graph/ask.ts';
import type { ListAsked, Source } from '../../graph/data-provider.ts';
import { typed, yesNo } from '../../graph/filters.ts';
import {
  ProductListDocument,
  SetItemCostDocument,
  SetMarginClassDocument,
  type ProductFilter,
  type ProductListQuery,
  type ProductSort,
  type SetItemCostInput,
  type SetItemCostMutation,
  type SetMarginClassInput,
  type SetMarginClassMutation,
} from '../../gql/graphql.ts';

export type ProductRow = ProductListQuery['products']['items'][number];

export const productSource: Source<ProductRow> = {
  list: async ({ page, sort, filter }: ListAsked) => {
    const { products } = await ask(ProductListDocument, {
      page,
      filter: filterOf(filter),
      sort: `${sort.by}_${sort.direction}` as ProductSort,
    });
    return products;
  },
};

function filterOf(filter: ListAsked['filter']): ProductFilter {
  return {
    search: typed(filter.search),
    category: typed(filter.category) as ProductFilter['category'],
    marginClass: typed(filter.marginClass) as ProductFilter['marginClass'],
    demandClass: typed(filter.demandClass) as ProductFilter['demandClass'],
    retired: yesNo(filter.retired),
  };
}

export async function setMarginClass(input: SetMarginClassInput): Promise<SetMarginClassMutation['setMarginClass']> {
  return (await ask(SetMarginClassDocument, { input })).setMarginClass;
}

export async function setItemCost(input: SetItemCostInput): Promise<SetItemCostMutation['setItemCost']> {
  return (await ask(SetItemCostDocument, { input })).setItemCost;
}
