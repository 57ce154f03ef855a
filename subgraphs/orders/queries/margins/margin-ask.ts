/** What margins may be told apart by. */
export type MarginBy = 'class' | 'category' | 'series' | 'product' | 'outlet' | 'channel' | 'region' | 'day' | 'month';
export type MarginOrder = 'key' | 'net' | 'margin' | 'bps' | 'pieces' | 'unknown';

export interface MarginFilter {
  /** Of the selling outlet. */
  readonly region: string | null;
  readonly marginClass: string | null;
  /** "" is what is of none. */
  readonly category: string | null;
  readonly series: string | null;
  /** uuids. */
  readonly productId: string | null;
  readonly outletId: string | null;
  readonly channelId: string | null;
}

export interface MarginAsk {
  readonly from: Date;
  readonly to: Date;
  /** Whose days and months. */
  readonly zone: string;
  /** Rows are of one currency: sums of two are no sum. */
  readonly currency: string;
  readonly by: readonly MarginBy[];
  readonly filter: MarginFilter;
  readonly order: MarginOrder;
  readonly descending: boolean;
}

const OF_PLACE: readonly MarginBy[] = ['outlet', 'channel', 'region'];
const OF_STYLE: readonly MarginBy[] = ['category', 'series', 'product'];

/** Whether it asks where something was sold, and what it was. */
export function asksFor({ by, filter }: Pick<MarginAsk, 'by' | 'filter'>): { place: boolean; style: boolean } {
  const asks = (ways: readonly MarginBy[], ...filters: (string | null)[]) =>
    by.some((one) => ways.includes(one)) || filters.some((one) => one !== null);
  return {
    place: asks(OF_PLACE, filter.region, filter.outletId, filter.channelId),
    style: asks(OF_STYLE, filter.category, filter.series, filter.productId),
  };
}
