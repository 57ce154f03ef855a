import type { LimitPeriod } from '../mall/words.ts';
import { localDay, startOfDay } from '../../../kernel/business-day.ts';

/** A reward as somebody wants it, under its lock. */
export interface Offer {
  readonly state: 'draft' | 'shown' | 'retired';
  readonly from: Date;
  readonly until: Date | null;
  readonly limitPerMember: number | null;
}

/** Where its pieces are: at the outlet, or the house's own for all outlets; `stock` null: as many as are asked for. */
export interface Shelf {
  readonly stock: number | null;
  readonly taken: number;
  readonly shown: boolean;
}

/** Whose rank it asks for, and has; null: everybody's, and a tier that is unknown here. */
export interface Standing {
  readonly fromRank: number | null;
  readonly rank: number | null;
  /** Whether it is in the segment that the reward is for. */
  readonly isInside: boolean;
  /** How many the person has in the period, under all its ids. */
  readonly had: number;
}

export const MOST_PIECES = 100;

/** Half-open: what ends at 12:00 is not redeemed at 12:00. */
export function isOffered({ state, from, until }: Offer, now: Date): boolean {
  return state === 'shown' && from <= now && (until === null || now < until);
}

/**
 * The first reason why somebody cannot have so many of it now; whole pieces only. A limit and a stock are never passed:
 * whoever asks holds the lock of the reward.
 * Example: limit 1, one had → LIMIT; stock 500, 500 taken → STOCK.
 */
export function whyNot(
  offer: Offer, shelf: Shelf, standing: Standing, quantity: number, now: Date,
): 'WINDOW' | 'TIER' | 'SEGMENT' | 'LIMIT' | 'STOCK' | null {
  if (!isOffered(offer, now) || !shelf.shown) return 'WINDOW';
  if (standing.fromRank !== null && (standing.rank ?? -1) < standing.fromRank) return 'TIER';
  if (!standing.isInside) return 'SEGMENT';
  if (offer.limitPerMember !== null && standing.had + quantity > offer.limitPerMember) return 'LIMIT';
  return shelf.stock !== null && shelf.taken + quantity > shelf.stock ? 'STOCK' : null;
}

/** Since when redemptions count against the limit, by the calendar of the member's home region. */
export function periodStart(period: LimitPeriod, now: Date, zone: string): Date {
  if (period === 'ever') return new Date(0);
  const { year, month, day } = localDay(now, zone);
  if (period === 'year') return startOfDay({ year, month: 1, day: 1 }, zone);
  return startOfDay({ year, month, day: period === 'month' ? 1 : day }, zone);
}
