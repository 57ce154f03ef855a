import type { Fulfilment } from '../../contracts/words.ts';
import type { Bounds, Policy } from '../../kernel/policy.ts';

/** What orders count with, beside the class of a line. An order keeps the version of its payment. */
export interface OrderRules {
  /** Charity 公益金 in basis points of the base. */
  readonly charityBps: number;
  /** The most that points may pay of the eligible amount, in basis points. */
  readonly pointsCashBps: number;
  /** 补登: how long after payment an order may still find its member. */
  readonly linkDays: number;
  /** Days from payment while the delivery is unknown. */
  readonly unknownDeliveryDays: number;
  /** Return windows, counted from delivery. */
  readonly storeWindowDays: number;
  readonly webWindowDays: number;
  readonly liveWindowDays: number;
  readonly customWindowDays: number;
  readonly tradeInWindowDays: number;
}

export type OrderPolicy = Policy<OrderRules>;

export const ORDER_RULE_BOUNDS: Bounds<OrderRules> = {
  charityBps: [0, 10_000], pointsCashBps: [0, 10_000], linkDays: [0, 3_650],
  unknownDeliveryDays: [0, 365],
  storeWindowDays: [0, 365], webWindowDays: [0, 365], liveWindowDays: [0, 365],
  customWindowDays: [0, 365], tradeInWindowDays: [0, 365],
};

const WINDOW_OF = {
  store: 'storeWindowDays', web: 'webWindowDays', live: 'liveWindowDays',
  custom: 'customWindowDays', trade_in: 'tradeInWindowDays',
} as const satisfies Record<Fulfilment, keyof OrderRules>;

export function windowDays(rules: OrderRules, fulfilment: Fulfilment): number {
  return rules[WINDOW_OF[fulfilment]];
}

/** Version 1: the numbers of domain.md, as the migration inserts them. */
export const DEFAULT_RULES: OrderRules = {
  charityBps: 50, pointsCashBps: 1_000, linkDays: 180, unknownDeliveryDays: 30, storeWindowDays: 7,
  webWindowDays: 15, liveWindowDays: 15, customWindowDays: 7, tradeInWindowDays: 7,
};
