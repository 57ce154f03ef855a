import type { MarginClass } from '../../contracts/words.ts';
import type { SessionStateWord } from './session-rules.ts';

export interface DropCounts {
  readonly stock: number;
  readonly taken: number;
  readonly captured: number;
  readonly waitlisted: number;
  readonly waitlistLimit: number;
}

export type DropStateWord = 'waiting' | 'open' | 'waitlist_only' | 'sold_out' | 'closed';

export function dropState(
  drop: DropCounts & { readonly opensAt: Date }, session: SessionStateWord, now: Date,
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

/** Whether a class is investment gold from then on. */
export interface InvestmentFrom {
  readonly investment: boolean;
  readonly effectiveFrom: Date;
}

/**
 * Investment gold is not allowed in a drop, neither when it opens nor until the end: the item may change its
 * class in between, and a class may become investment gold. `traits` are the versions of each class, oldest
 * first; before its first one a class is what it was entered as.
 */
export function isInvestment(
  classes: readonly ClassFrom[], traits: ReadonlyMap<string, readonly InvestmentFrom[]>,
  from: Date, until: Date,
): boolean {
  const sorted = classes.toSorted((a, b) => a.effectiveAt.getTime() - b.effectiveAt.getTime());
  const changes = [...sorted.map(({ effectiveAt }) => effectiveAt),
    ...[...traits.values()].flat().map(({ effectiveFrom }) => effectiveFrom)];
  return [from, ...changes.filter((at) => at > from && at <= until)].some((at) => {
    const inForce = sorted.findLast(({ effectiveAt }) => effectiveAt <= at) ?? sorted[0];
    const versions = (inForce && traits.get(inForce.marginClass)) ?? [];
    const version = versions.findLast(({ effectiveFrom }) => effectiveFrom <= at) ?? versions[0];
    return version?.investment === true;
  });
}
