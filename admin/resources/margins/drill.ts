import type { MarginBy } from '../../gql/graphql.ts';

/** What a margin report is filtered by as the address has it. */
export type MarginFilters = Readonly<Record<string, string | undefined>>;

/** Of what is of none: an empty value would be no filter. */
export const OF_NONE = '-';

/** What a key becomes as a filter, and what one looks at next: from the wide to the narrow. */
const NEXT: Readonly<Record<MarginBy, MarginBy>> = {
  REGION: 'OUTLET', CHANNEL: 'OUTLET', OUTLET: 'CLASS', CLASS: 'CATEGORY', CATEGORY: 'SERIES', SERIES: 'PRODUCT',
  PRODUCT: 'MONTH', MONTH: 'DAY', DAY: 'CLASS',
};
const FILTER: Readonly<Record<Exclude<MarginBy, 'DAY' | 'MONTH'>, string>> = {
  REGION: 'outletRegion', CHANNEL: 'channelId', OUTLET: 'outletId', CLASS: 'marginClass', CATEGORY: 'category',
  SERIES: 'series', PRODUCT: 'productId',
};

/**
 * The filters of what a row is made of: its keys become filters, and the first one opens what is below it; what is a
 * filter already is stepped over. Example: class A by month opens the kinds of class A in that month.
 */
export function drilled(
  filters: MarginFilters, keys: readonly { readonly by: MarginBy; readonly key: string }[],
): MarginFilters {
  const { by: _, and: __, ...kept } = filters;
  const next: Record<string, string | undefined> = { ...kept };
  for (const { by, key } of keys) Object.assign(next, filterOf(by, key));
  let by = NEXT[keys[0]!.by];
  for (let step = 0; step < 9 && isTold(by, next); step += 1) by = NEXT[by];
  return { ...next, by };
}

function filterOf(by: MarginBy, key: string): MarginFilters {
  if (by === 'DAY') return { from: key, until: key };
  if (by === 'MONTH') return { from: `${key}-01`, until: lastOf(key) };
  return { [FILTER[by]]: key || OF_NONE };
}

/** One value is left of it. */
function isTold(by: MarginBy, filters: MarginFilters): boolean {
  const { from, until } = filters;
  if (by === 'DAY') return from !== undefined && from === until;
  if (by === 'MONTH') return from !== undefined && from.slice(0, 7) === until?.slice(0, 7);
  return filters[FILTER[by]] !== undefined;
}

/** "2026-02" ends on "2026-02-28". */
function lastOf(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}
