import type { Fulfilment, Region } from '../../contracts/words.ts';
import { outOfBounds, type Bounds, type Policy, type Problem } from '../../kernel/policy.ts';

/** What orders count with, beside the class of a line. An order keeps the version of its payment. */
export interface OrderRules {
  /** Charity 公益金 in basis points of the base. */
  readonly charityBps: number;
  /** The most that points may pay of the eligible amount, in basis points. */
  readonly pointsCashBps: number;
  /** 补录会员: how long after payment an order may still find its member. */
  readonly linkDays: number;
  /** Days from payment while the delivery is unknown. */
  readonly unknownDeliveryDays: number;
  /** Return windows, counted from delivery. */
  readonly storeWindowDays: number;
  readonly webWindowDays: number;
  readonly liveWindowDays: number;
  readonly customWindowDays: number;
  readonly tradeInWindowDays: number;
  /** How long a quote locks its price, and how long an order that was placed waits for its payment. */
  readonly quoteLockMinutes: number;
  readonly payMinutes: number;
  /** Where goods sold in a region have windows of their own, one per region. */
  readonly regionWindows?: readonly RegionWindows[];
}

const WINDOW_OF = {
  store: 'storeWindowDays', web: 'webWindowDays', live: 'liveWindowDays',
  custom: 'customWindowDays', trade_in: 'tradeInWindowDays',
} as const satisfies Record<Fulfilment, keyof OrderRules>;
type WindowName = (typeof WINDOW_OF)[Fulfilment];

/** Return windows of one region; null: as everywhere. */
export interface RegionWindows extends Readonly<Record<WindowName, number | null>> {
  readonly region: Region;
}

export type OrderPolicy = Policy<OrderRules>;

export const ORDER_RULE_BOUNDS: Bounds<OrderRules> = {
  charityBps: [0, 10_000], pointsCashBps: [0, 10_000], linkDays: [0, 3_650],
  unknownDeliveryDays: [0, 365],
  storeWindowDays: [0, 365], webWindowDays: [0, 365], liveWindowDays: [0, 365],
  customWindowDays: [0, 365], tradeInWindowDays: [0, 365],
  quoteLockMinutes: [1, 240], payMinutes: [1, 1_080],
};

/**
 * The return window of a sale in a region (domain.md 3.5, 9.1). Example: web 15 days, in HK 7: 7 for an outlet
 * of HK, 15 for one of CN.
 */
export function windowDays(rules: OrderRules, fulfilment: Fulfilment, region: Region | null): number {
  const name = WINDOW_OF[fulfilment];
  return rules.regionWindows?.find((own) => own.region === region)?.[name] ?? rules[name];
}

/** Each region once, each window within its bounds. */
export function regionProblems({ regionWindows = [] }: OrderRules): Problem[] {
  return regionWindows.flatMap(({ region, ...windows }, index) => {
    const path = ['regionWindows', String(index)];
    const said = Object.fromEntries(Object.entries(ORDER_RULE_BOUNDS).filter(([name]) =>
      (windows as Record<string, unknown>)[name] != null));
    const wrong = outOfBounds(windows, said).map((problem) => (
      { ...problem, path: [...path, ...problem.path] }));
    const twice = regionWindows.findIndex((other) => other.region === region) < index;
    return twice ? [...wrong, { path: [...path, 'region'], message: `${region} stands here twice.` }] : wrong;
  });
}

/** Windows of a region that the house does not have. */
export function unknownRegions(windows: readonly RegionWindows[], known: readonly string[]): Problem[] {
  return windows.flatMap(({ region }, index) => (known.includes(region) ? []
    : [{ path: ['regionWindows', String(index), 'region'], message: `There is no region ${region}.` }]));
}

/** Version 1: the numbers of domain.md, as the migration inserts them. */
export const DEFAULT_RULES: OrderRules = {
  charityBps: 50, pointsCashBps: 1_000, linkDays: 180, unknownDeliveryDays: 30, storeWindowDays: 7,
  webWindowDays: 15, liveWindowDays: 15, customWindowDays: 7, tradeInWindowDays: 7,
  quoteLockMinutes: 30, payMinutes: 30,
};
