import type { Problem } from '../../kernel/policy.ts';

/**
 * Staggered opening 分级开抢 (domain.md section 6): how many seconds after the opening each tier comes, by
 * rank from the lowest; tiers above open at once.
 *
 * Examples: [60, 30] is base T + 60 s, silver T + 30 s, gold and whatever is above it T; of six tiers the two
 * lowest wait.
 */
export interface Opening {
  readonly opensAt: Date;
  readonly tierDelays: readonly number[];
}

/** `rank` counts from 0, the lowest; so do members whose tier is unknown. */
export function openingFor({ opensAt, tierDelays }: Opening, rank: number): Date {
  return new Date(opensAt.getTime() + (tierDelays[rank] ?? 0) * 1000);
}

export interface RankOpening { readonly rank: number; readonly opensAt: Date }

/** Each rank that waits, and the first that does not. */
export function openingsOf(drop: Opening): RankOpening[] {
  const waiting = drop.tierDelays.findLastIndex((seconds) => seconds > 0) + 1;
  return Array.from({ length: waiting + 1 }, (_, rank) => ({ rank, opensAt: openingFor(drop, rank) }));
}

/** As many tiers as a programme may have. */
const MOST_TIERS = 8;
const MOST_SECONDS = 86_400;

/** Why these are no delays; `field` is where they stand. Who spent more is never let in later. */
export function delayProblems(field: string, delays: readonly number[]): Problem[] {
  if (delays.length > MOST_TIERS) {
    return [{ path: [field], message: `${field} has at most ${MOST_TIERS} delays.` }];
  }
  return delays.flatMap((seconds, rank) => {
    const most = Math.min(MOST_SECONDS, delays[rank - 1] ?? MOST_SECONDS);
    return Number.isInteger(seconds) && seconds >= 0 && seconds <= most ? [] : [{
      path: [field, String(rank)],
      message: `${field} are 0 to ${MOST_SECONDS} seconds, and a higher tier never waits longer.`,
    }];
  });
}
