import { describe, expect, it } from '@jest/globals';
import { givenBackUntil, nextInLine, offerEndsAt, placeStateAt } from './places.ts';

const at = (text: string) => new Date(text);
const TIMES = { startsAt: at('2026-10-18T11:00:00Z'), endsAt: at('2026-10-18T13:00:00Z') };

describe('places of an event', () => {
  it('are offered in the order of the line, to the first for whom they are enough', () => {
    const line = [{ id: 'C', seats: 2 }, { id: 'D', seats: 1 }, { id: 'E', seats: 1 }];
    expect(nextInLine(line, 1)).toEqual(['D']);
    expect(nextInLine(line, 3)).toEqual(['C', 'D']);
    expect(nextInLine(line, 0)).toEqual([]);
  });

  it('are offered for 24 hours, and not beyond the beginning', () => {
    expect(offerEndsAt(at('2026-10-10T08:00:00Z'), TIMES.startsAt)).toEqual(at('2026-10-11T08:00:00Z'));
    expect(offerEndsAt(at('2026-10-18T01:00:00Z'), TIMES.startsAt)).toEqual(TIMES.startsAt);
  });

  it('are given back until the day before, by the clocks of the region', () => {
    expect(givenBackUntil(TIMES.startsAt, 'Asia/Shanghai')).toEqual(at('2026-10-17T16:00:00Z'));
    expect(givenBackUntil(at('2026-11-01T23:00:00Z'), 'America/New_York')).toEqual(at('2026-11-01T04:00:00Z'));
  });

  it('stand by the clock', () => {
    const stand = (state: any, now: string, until: string | null = null) =>
      placeStateAt({ state, offerEndsAt: until === null ? null : at(until) }, TIMES, at(now));
    expect(stand('booked', '2026-10-18T12:59:00Z')).toBe('booked');
    expect(stand('booked', '2026-10-18T13:00:00Z')).toBe('missed');
    expect(stand('offered', '2026-10-10T08:00:00Z', '2026-10-10T08:00:00Z')).toBe('lapsed');
    expect(stand('waiting', '2026-10-18T11:00:00Z')).toBe('lapsed');
    expect(stand('attended', '2027-01-01T00:00:00Z')).toBe('attended');
  });
});
