import type { MarginClass } from './words.ts';

/** When a style is sold, and to whom (domain.md section 4). */
export interface SaleTerms {
  /** A numbered piece of a limited edition 限量: there is one of it. */
  readonly limited: boolean;
  /** Orders are taken from then on 预售; null: always. */
  readonly presaleFrom: Date | null;
  /** Members of these tiers ("CN:gold") alone buy it between these moments 提前购; nobody before them. */
  readonly early: { readonly from: Date; readonly until: Date; readonly tiers: readonly string[] } | null;
}

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
  demandClass?: 'wedding' | 'investment' | 'daily' | 'baby';
  /** Sold to members only. Absent in news from before it was told: not. */
  memberOnly?: boolean;
  /** Sold only by these channels or franchises 专供款; both empty, or absent: by all. */
  exclusiveChannelIds?: string[]; exclusiveTenantIds?: string[];
  /** What the style 款 is: its kind, series, stones and free tags. Absent in news from before they were told. */
  category?: string; series?: string | null; stones?: string[]; tags?: string[]; craft?: string | null;
  /** 'gold', 'silver' … Absent in news from before it was told. */
  metal?: string;
  /** One fixed price 一口价 in priceCurrency; null: by weight, or absent in news from before it was told. */
  fixedPriceMinor?: bigint | null;
  /** When and to whom it is sold; null, or absent in news from before it was told: always and to everybody. */
  saleTerms?: SaleTerms | null;
}
