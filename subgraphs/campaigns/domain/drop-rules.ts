import type { MarginClass, Tier } from '../../contracts/words.ts';

/** Staggered opening (domain.md section 6): gold and diamond T, silver T + 30 s, base T + 60 s. */
export interface Opening {
  readonly opensAt: Date;
  readonly silverDelayS: number;
  readonly baseDelayS: number;
}

export function openingFor(drop: Opening, tier: Tier): Date {
  const delay = tier === 'base' ? drop.baseDelayS : tier === 'silver' ? drop.silverDelayS : 0;
  return new Date(drop.opensAt.getTime() + delay * 1000);
}

export interface DropCounts {
  readonly stock: number;
  readonly taken: number;
  readonly captured: number;
  readonly waitlisted: number;
  readonly waitlistLimit: number;
}

export type DropStateWord = 'waiting' | 'open' | 'waitlist_only' | 'sold_out' | 'closed';

export function dropState(
  drop: DropCounts & { readonly opensAt: Date }, session: 'scheduled' | 'live' | 'ended', now: Date,
): DropStateWord {
  if (session === 'ended') return 'closed';
  if (session === 'scheduled' || now < drop.opensAt) return 'waiting';
  if (drop.taken < drop.stock && drop.waitlisted === 0) return 'open';
  return hasWaitingRoom(drop) ? 'waitlist_only' : 'sold_out';
}

/** Nothing can come free once every piece is paid; then nobody waits any more. */
export function hasWaitingRoom(drop: DropCounts): boolean {
  return drop.captured < drop.stock && drop.waitlisted < drop.waitlistLimit;
}

export interface ClassFrom {
  readonly marginClass: MarginClass;
  readonly effectiveAt: Date;
}

/** Investment gold (class D) is not allowed in a drop, neither when it opens nor until the end. */
export function isInvestment(classes: readonly ClassFrom[], from: Date, until: Date): boolean {
  const sorted = [...classes].sort((a, b) => a.effectiveAt.getTime() - b.effectiveAt.getTime());
  const atOpening = sorted.filter((each) => each.effectiveAt <= from).at(-1) ?? sorted[0];
  const later = sorted.filter((each) => each.effectiveAt > from && each.effectiveAt <= until);
  return [...(atOpening ? [atOpening] : []), ...later].some((each) => each.marginClass === 'D');
}
