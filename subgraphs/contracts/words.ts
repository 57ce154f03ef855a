/**
 * Words that all subgraphs share (domain.md section 1). Types and constants only: behaviour belongs to
 * one owner.
 */
export const REGIONS = ['CN', 'HK', 'MO', 'SG'] as const;
export type Region = (typeof REGIONS)[number];

/** Home programme of a region, and the currency and time zone its rules count in. */
export const PROGRAMME_OF: Record<Region, ProgrammeCode> = { CN: 'CN', HK: 'HK', MO: 'HK', SG: 'SG' };
export const PROGRAMMES = ['CN', 'HK', 'SG'] as const;
export type ProgrammeCode = (typeof PROGRAMMES)[number];
export const CURRENCY_OF = { CN: 'CNY', HK: 'HKD', SG: 'SGD' } as const satisfies
  Record<ProgrammeCode, string>;
export const TIME_ZONE_OF = {
  CN: 'Asia/Shanghai', HK: 'Asia/Hong_Kong', SG: 'Asia/Singapore',
} as const satisfies Record<ProgrammeCode, string>;

/** A inlaid K-gold …, B fixed-price gold …, C gold by weight, D investment; X earns nothing. */
export const MARGIN_CLASSES = ['A', 'B', 'C', 'D', 'X'] as const;
export type MarginClass = (typeof MARGIN_CLASSES)[number];

/** How a sale reaches its buyer: decides the return window (domain.md 3.5). */
export const FULFILMENTS = ['store', 'web', 'live', 'custom', 'trade_in'] as const;
export type Fulfilment = (typeof FULFILMENTS)[number];

export const TIERS = ['base', 'silver', 'gold', 'diamond'] as const;
export type Tier = (typeof TIERS)[number];
