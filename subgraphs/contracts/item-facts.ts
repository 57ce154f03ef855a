import type { MarginClass } from './words.ts';

/** What catalog tells of one item: the whole truth, so that readers keep the latest. */
export interface ItemFacts {
  itemId: string; productId: string; sku: string; name: string;
  /** Margin classes by date, oldest first; the last with effectiveAt ≤ payment counts. */
  classes: { marginClass: MarginClass; effectiveAt: Date }[];
  /** Cost of one piece, for margins; confidential, never shown outside finance. */
  costMinor: bigint | null; costCurrency: string | null;
  /** Labour fee of one piece: the most that points-cash may pay of class C. */
  labourMinor: bigint | null; priceCurrency: string; retired: boolean;
  /** What it is bought for 用途. Absent in news from before it was told: unknown. */
  demandClass?: 'wedding' | 'investment' | 'daily';
  /** Sold to members only. Absent in news from before it was told: not. */
  memberOnly?: boolean;
  /** Sold only by these channels or franchises 专供款; both empty, or absent: by all. */
  exclusiveChannelIds?: string[]; exclusiveTenantIds?: string[];
  /** What the style 款 is: its kind, series, stones and free tags. Absent in news from before they were told. */
  category?: string; series?: string | null; stones?: string[]; tags?: string[]; craft?: string | null;
  /** One fixed price 一口价 in priceCurrency; null: by weight, or absent in news from before it was told. */
  fixedPriceMinor?: bigint | null;
}
