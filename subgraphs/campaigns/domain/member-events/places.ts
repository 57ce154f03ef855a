import { localDay, startOfDay } from '../../../kernel/business-day.ts';

/**
 * Places of an event 活动名额 (domain.md 9.7): who comes first has one, who comes later waits; what is given back is
 * offered to who waits, in the order of their numbers, for 24 hours, and to the first for whom it is enough. Places
 * are given back until the day before, by the clocks of the region.
 *
 * Example: 3 places; A books 2, B 1, C waits with 2, D with 1. B gives back: C needs 2, so D is offered the place until
 * 24 hours later. D does not answer: it is C's turn only when A gives back, too. The event is on 18 October at 19:00 in
 * Shanghai: places are given back until 18 October 00:00.
 */
export const PLACE_STATES = ['booked', 'offered', 'waiting', 'given_back', 'lapsed', 'attended', 'missed',
  'cancelled'] as const;
export type PlaceState = (typeof PLACE_STATES)[number];

const OFFER_HOURS = 24;

/** Until when a place may be taken that has just come free: not beyond the beginning. */
export function offerEndsAt(now: Date, startsAt: Date): Date {
  return new Date(Math.min(now.getTime() + OFFER_HOURS * 3_600_000, startsAt.getTime()));
}

/** From then on members keep their place, come or not. */
export function givenBackUntil(startsAt: Date, zone: string): Date {
  return startOfDay(localDay(startsAt, zone), zone);
}

export interface Waiting { readonly id: string; readonly seats: number }

/** Who of those that wait, the first first, is offered what is free. */
export function nextInLine(waiting: readonly Waiting[], free: number): string[] {
  const next: string[] = [];
  let left = free;
  for (const { id, seats } of waiting) {
    if (left === 0) break;
    if (seats > left) continue;
    next.push(id);
    left -= seats;
  }
  return next;
}

interface Times { readonly startsAt: Date; readonly endsAt: Date }

/** How a place stands by the clock, whatever job has run. */
export function placeStateAt(
  { state, offerEndsAt: until }: { readonly state: PlaceState; readonly offerEndsAt: Date | null },
  { startsAt, endsAt }: Times, now: Date,
): PlaceState {
  if (state === 'booked' && endsAt <= now) return 'missed';
  if (state === 'offered' && until !== null && until <= now) return 'lapsed';
  if (state === 'waiting' && startsAt <= now) return 'lapsed';
  return state;
}
