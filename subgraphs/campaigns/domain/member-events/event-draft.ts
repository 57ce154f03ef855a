import type { Refusal } from '../../../kernel/outcome.ts';
import type { Problem } from '../../../kernel/policy.ts';

/** What a house invites its members to. */
export const EVENT_KINDS = ['tasting', 'pop_up', 'designer', 'co_creation', 'launch', 'private_sale', 'camp',
  'exhibition',
  'course', 'party'] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/**
 * An event for members 会员活动, as an operator plans it. Booking opens by tier: by rank from the lowest so many hours
 * after the opening, higher tiers never later.
 *
 * Example: places 20, opening 1 October 10:00, [72, 24]: the lowest tier, and who has none, books from 4 October 10:00
 * on, the second from 2 October 10:00, all above from 1 October 10:00.
 */
export interface EventDraft {
  readonly kind: EventKind;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly about: string | null;
  /** Where, when that is not the outlet itself. */
  readonly address: string | null;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly opensAt: Date;
  readonly tierDelayHours: readonly number[];
  readonly places: number;
  /** How many may wait at once. */
  readonly waitlistLimit: number;
  /** Of one booking, the member included. */
  readonly mostSeats: number;
}

const MOST_DAYS = 31;
const MOST_DAYS_AHEAD = 400;
const MOST_TIERS = 8;
const MOST_HOURS = 720;
const TEXTS = [['titleZh', 1, 100], ['titleEn', 1, 100], ['about', 1, 2000], ['address', 1, 200]] as const;
const NUMBERS = [['places', 1, 10_000], ['waitlistLimit', 0, 10_000], ['mostSeats', 1, 10]] as const;

/** Every value outside its limits, each with its path. What is over already cannot be planned. */
export function refusalsOfEvent(draft: EventDraft, now: Date): Refusal<'INVALID'>[] {
  const problems: Problem[] = [];
  for (const [field, min, max] of TEXTS) {
    const value = draft[field];
    const length = value === null ? min : [...value.trim()].length;
    if (length < min || length > max) {
      problems.push({ path: [field], message: `${field} has ${min} to ${max} characters.` });
    }
  }
  for (const [field, min, max] of NUMBERS) {
    if (draft[field] < min || draft[field] > max) problems.push({ path: [field],
      message: `${field} is ${min} to ${max}.` });
  }
  if (draft.mostSeats > draft.places) problems.push({ path: ['mostSeats'], message: 'mostSeats is at most places.' });
  const refusals = [...problems, ...timeProblems(draft, now), ...delayHourProblems(draft.tierDelayHours)];
  return refusals.map((problem) => ({ code: 'INVALID' as const, ...problem }));
}

function timeProblems({ startsAt, endsAt, opensAt }: EventDraft, now: Date): Problem[] {
  const days = (endsAt.getTime() - startsAt.getTime()) / 86_400_000;
  return [
    ...days > 0 && days <= MOST_DAYS ? [] : [{ path: ['endsAt'], message: `An event lasts up to ${MOST_DAYS} days.` }],
    ...endsAt > now ? [] : [{ path: ['endsAt'], message: 'The event would be over already.' }],
    ...startsAt.getTime() - now.getTime() <= MOST_DAYS_AHEAD * 86_400_000 ? []
      : [{ path: ['startsAt'], message: `Not more than ${MOST_DAYS_AHEAD} days ahead.` }],
    ...opensAt < startsAt ? [] : [{ path: ['opensAt'], message: 'Booking opens before the event begins.' }],
  ];
}

function delayHourProblems(hours: readonly number[]): Problem[] {
  const field = 'tierDelayHours';
  if (hours.length > MOST_TIERS) return [{ path: [field], message: `${field} has at most ${MOST_TIERS} delays.` }];
  return hours.flatMap((each, rank) => {
    const most = Math.min(MOST_HOURS, hours[rank - 1] ?? MOST_HOURS);
    return Number.isInteger(each) && each >= 0 && each <= most ? [] : [{ path: [field, String(rank)],
      message: `${field} are 0 to ${MOST_HOURS} hours, and a higher tier never waits longer.` }];
  });
}

/** When members of that rank may book; `rank` counts from 0, the lowest. */
export function bookingOpensFor(
  { opensAt, tierDelayHours }: Pick<EventDraft, 'opensAt' | 'tierDelayHours'>, rank: number,
): Date {
  return new Date(opensAt.getTime() + (tierDelayHours[rank] ?? 0) * 3_600_000);
}

export type EventStanding = 'announced' | 'open' | 'running' | 'over' | 'cancelled';

/** How it stands by the clock. Called off stays called off. */
export function standingOf(
  { cancelledAt, opensAt, startsAt, endsAt }: Pick<EventDraft, 'opensAt' | 'startsAt' | 'endsAt'>
    & { readonly cancelledAt: Date | null }, now: Date,
): EventStanding {
  if (cancelledAt !== null) return 'cancelled';
  if (endsAt <= now) return 'over';
  if (startsAt <= now) return 'running';
  return opensAt <= now ? 'open' : 'announced';
}
