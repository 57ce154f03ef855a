/**
 * Words that all subgraphs share (domain.md section 1). Types and constants only: behaviour belongs to
 * one owner. What every jeweler sets differently is data: its codes are plain strings here, and what they
 * mean at a moment stands in words/.
 */

/** Code of a home region 会籍地区, for example "CN". */
export type Region = string;
/** Code of a programme 积分与等级规则, for example "HK": where members' points and tiers count. */
export type ProgrammeCode = string;
/** Code of a margin class 积分品类: A inlaid, B fixed-price gold, C gold by weight, D investment, X none at first. */
export type MarginClass = string;
/** Code of a tier 等级 within its programme, for example "gold". */
export type Tier = string;

/** How a sale reaches its buyer: decides the return window (domain.md 3.5). */
export const FULFILMENTS = ['store', 'web', 'live', 'custom', 'trade_in'] as const;
export type Fulfilment = (typeof FULFILMENTS)[number];

/** What a member agrees to or refuses, each for itself. */
export type ConsentPurpose = 'marketing_sms' | 'marketing_email' | 'marketing_app' | 'marketing_wecom'
  | 'profiling' | 'franchise_sharing' | 'channel_sharing' | 'cross_border';
