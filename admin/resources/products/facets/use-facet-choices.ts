import type { ProductFilter } from '../../../gql/graphql.ts';
import { ProductChoicesDocument } from '../../../gql/graphql.ts';
import { useAsk } from '../../../graph/use-ask.ts';

type Counts = readonly { readonly value: string; readonly count: number }[];

/** Series and themes of what else is chosen, each with how many products it leaves. */
export function useFacetChoices({ series: _, theme: __, ...filter }: ProductFilter) {
  const { data } = useAsk(ProductChoicesDocument, { filter }, { keep: true });
  const choices = (counts: Counts = []) =>
    counts.map(({ value, count }) => ({ id: value, name: `${value} (${count})` }));
  return { series: choices(data?.productFacets.series), themes: choices(data?.productFacets.themes) };
}
