import type { Region } from '../../contracts/words.ts';
import { jumpBps, jumpsOver } from './jump.ts';

/**
 * The gold board 金价牌: retail and buy-back price per gram of a region, metal and purity. Every change
 * stays; the last one with effectiveAt ≤ the moment counts. A change of retail or buy-back beyond the
 * limit (5 % by default) against the price in force before it is held until a person confirms it.
 *
 * Example: 95,000 in force, 101,200 published: 653 bp, held by a limit of 500.
 */
export const BOARD_CURRENCY = { CN: 'CNY', HK: 'HKD', MO: 'MOP', SG: 'SGD' } as const satisfies
  Record<Region, string>;

export interface PerGram {
  readonly retailMinor: bigint;
  readonly buybackMinor: bigint;
}

export interface BoardDecision {
  readonly state: 'published' | 'held';
  /** The larger of the two jumps; null for the first price of its kind. */
  readonly jumpBps: number | null;
}

export function decideGoldPrice(
  former: PerGram | null, next: PerGram, confirmed: boolean, limitBps: number,
): BoardDecision {
  if (!former) return { state: 'published', jumpBps: null };
  const held = jumpsOver(former.retailMinor, next.retailMinor, limitBps)
    || jumpsOver(former.buybackMinor, next.buybackMinor, limitBps);
  return {
    state: held && !confirmed ? 'held' : 'published',
    jumpBps: Math.max(jumpBps(former.retailMinor, next.retailMinor),
      jumpBps(former.buybackMinor, next.buybackMinor)),
  };
}
