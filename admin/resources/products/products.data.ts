import { ask } from '../../graph/ask.ts';
import type { ListAsked, Source } from '../../graph/data-provider.ts';
import { typed, yesNo } from '../../graph/filters.ts';
import {
  AddItemDocument,
  CreateProductDocument,
  ItemNowDocument,
  ProductListDocument,
  ProductPageDocument,
  SetItemCostDocument,
  SetMarginClassDocument,
  UpdateItemDocument,
  UpdateProductDocument,
  type AddItemInput,
  type CreateProductInput,
  type ItemPartsFragment,
  type ProductFilter,
  type ProductListQuery,
  type ProductPageQuery,
  type ProductSort,
  type SetItemCostInput,
  type SetItemCostMutation,
  type SetMarginClassInput,
  type SetMarginClassMutation,
  type UpdateItemInput,
  type UpdateProductInput,
} from '../../gql/graphql.ts';

export type ProductRow = ProductListQuery['products']['items'][number];
export type Product = NonNullable<ProductPageQuery['product']>;

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

export function filterOf(filter: ListAsked['filter']): ProductFilter {
  return {
    search: typed(filter.search),
    category: typed(filter.category) as ProductFilter['category'],
    marginClass: typed(filter.marginClass),
    demandClass: typed(filter.demandClass) as ProductFilter['demandClass'],
    retired: yesNo(filter.retired),
    series: typed(filter.series),
    theme: typed(filter.theme),
  };
}

export async function setMarginClass(input: SetMarginClassInput): Promise<SetMarginClassMutation['setMarginClass']> {
  return (await ask(SetMarginClassDocument, { input })).setMarginClass;
}

export async function setItemCost(input: SetItemCostInput): Promise<SetItemCostMutation['setItemCost']> {
  return (await ask(SetItemCostDocument, { input })).setItemCost;
}

export async function createProduct(input: CreateProductInput) {
  return (await ask(CreateProductDocument, { input })).createProduct;
}

export async function updateProduct(input: UpdateProductInput) {
  return (await ask(UpdateProductDocument, { input })).updateProduct;
}

export async function addItem(input: AddItemInput) {
  return (await ask(AddItemDocument, { input })).addItem;
}

export async function updateItem(input: UpdateItemInput) {
  return (await ask(UpdateItemDocument, { input })).updateItem;
}

export async function readProduct(id: string, region: string): Promise<ProductPageQuery['product']> {
  return (await ask(ProductPageDocument, { id, region })).product;
}

export async function readItem(id: string): Promise<ItemPartsFragment | null> {
  return (await ask(ItemNowDocument, { id })).item;
}

export { CATEGORIES } from './words.ts';
