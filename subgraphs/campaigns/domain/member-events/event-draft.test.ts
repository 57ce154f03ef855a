import { describe, expect, it } from '@jest/globals';
import { bookingOpensFor, refusalsOfEvent, standingOf, type EventDraft } from './event-draft.ts';

const at = (text: string) => new Date(text);
const NOW = at('2026-10-01T00:00:00Z');
const DRAFT: EventDraft = {
  kind: 'tasting', titleZh: '珠宝品鉴会', titleEn: 'Tasting', about: null, address: null,
    startsAt: at('2026-10-18T11:00:00Z'),
  endsAt: at('2026-10-18T13:00:00Z'), opensAt: at('2026-10-01T02:00:00Z'), tierDelayHours: [72, 24], places: 20,
  waitlistLimit: 20, mostSeats: 2,
};
const paths = (over: Partial<EventDraft>) => refusalsOfEvent({ ...DRAFT, ...over }, NOW).map(({ path }) =>
  path!.join('.'));

describe('an event for members', () => {
  it('opens for booking by tier: 72 and 24 hours later for the two lowest', () => {
    expect([0, 1, 2, 7].map((rank) => bookingOpensFor(DRAFT, rank).toISOString())).toEqual([
      '2026-10-04T02:00:00.000Z', '2026-10-02T02:00:00.000Z', '2026-10-01T02:00:00.000Z', '2026-10-01T02:00:00.000Z']);
  });

  it('is refused where a value is outside its limits', () => {
    expect(paths({})).toEqual([]);
    expect(paths({ titleZh: ' ', about: '长'.repeat(2001) })).toEqual(['titleZh', 'about']);
    expect(paths({ places: 0, waitlistLimit: -1, mostSeats: 11 })).toEqual(['places', 'waitlistLimit', 'mostSeats',
      'mostSeats']);
    expect(paths({ endsAt: DRAFT.startsAt })).toEqual(['endsAt']);
    expect(paths({ startsAt: at('2026-09-01T00:00:00Z'), endsAt: at('2026-09-02T00:00:00Z') })).toEqual(['endsAt',
      'opensAt']);
    expect(paths({ startsAt: at('2028-01-01T00:00:00Z'), endsAt: at('2028-01-02T00:00:00Z') })).toEqual(['startsAt']);
    expect(paths({ opensAt: DRAFT.startsAt })).toEqual(['opensAt']);
    expect(paths({ tierDelayHours: [24, 72] })).toEqual(['tierDelayHours.1']);
    expect(paths({ tierDelayHours: Array.from({ length: 9 }, () => 1) })).toEqual(['tierDelayHours']);
  });

  it('stands by the clock, and called off for good', () => {
    const times = { ...DRAFT, cancelledAt: null };
    expect(['2026-10-01T01:59:59Z', '2026-10-01T02:00:00Z', '2026-10-18T11:00:00Z', '2026-10-18T13:00:00Z']
      .map((now) => standingOf(times, at(now)))).toEqual(['announced', 'open', 'running', 'over']);
    expect(standingOf({ ...times, cancelledAt: NOW }, at('2027-01-01T00:00:00Z'))).toBe('cancelled');
  });
});
