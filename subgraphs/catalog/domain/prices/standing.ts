import type { PublicationState, Standing } from '../words.ts';

/**
 * Where something published stands at a moment. It is in force from its date until the next one, but never
 * longer than the policy lets it live: a rate of December 2021 converts nothing in November 2026.
 *
 * Example, 45 and 100 days: a table of 1 January warns from 15 February and ends on 11 April 2026.
 */
export interface Published {
  readonly state: PublicationState;
  readonly effectiveAt: Date;
  /** When the next published one takes its place; null without one. */
  readonly supersededAt: Date | null;
  readonly validUntil: Date;
}

export function standingOf(published: Published, now: Date): Standing {
  const { state, effectiveAt, supersededAt, validUntil } = published;
  if (state !== 'published') return state;
  if (effectiveAt > now) return 'upcoming';
  if (supersededAt !== null && supersededAt <= now) return 'past';
  return validUntil > now ? 'in_force' : 'expired';
}

const DAY_MS = 86_400_000;

export function endOfDays(from: Date, days: number): Date {
  return new Date(from.getTime() + days * DAY_MS);
}
