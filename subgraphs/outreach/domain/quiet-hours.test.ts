import { describe, expect, it } from '@jest/globals';
import { afterQuietHours } from './quiet-hours.ts';

const HOUSE = { fromMinute: 21 * 60, untilMinute: 8 * 60 };
const quiet = (at: string, zone = 'Asia/Shanghai', hours = HOUSE) =>
  afterQuietHours(new Date(at), zone, hours).toISOString();

describe('quiet hours', () => {
  it('begin with the first second of 21:00 and end with that of 08:00, by the clocks of the member', () => {
    expect(quiet('2026-10-01T12:59:59Z')).toBe('2026-10-01T12:59:59.000Z');
    expect(quiet('2026-10-01T13:00:00Z')).toBe('2026-10-02T00:00:00.000Z');
    expect(quiet('2026-10-01T23:59:59Z')).toBe('2026-10-02T00:00:00.000Z');
    expect(quiet('2026-10-02T00:00:00Z')).toBe('2026-10-02T00:00:00.000Z');
    expect(quiet('2026-12-31T15:00:00Z')).toBe('2027-01-01T00:00:00.000Z');
  });

  it('keep to the clocks on days of 23 and of 25 hours', () => {
    // Berlin: summer time begins 29 March 2026 at 02:00, and ends 25 October 2026 at 03:00.
    expect(quiet('2026-03-28T20:30:00Z', 'Europe/Berlin')).toBe('2026-03-29T06:00:00.000Z');
    expect(quiet('2026-03-29T19:30:00Z', 'Europe/Berlin')).toBe('2026-03-30T06:00:00.000Z');
    expect(quiet('2026-10-24T20:30:00Z', 'Europe/Berlin')).toBe('2026-10-25T07:00:00.000Z');
    expect(quiet('2026-10-25T01:30:00Z', 'Europe/Berlin')).toBe('2026-10-25T07:00:00.000Z');
  });

  it('end when the next minute that exists begins, where the clocks leave out the one they end with', () => {
    const hours = { fromMinute: 60, untilMinute: 150 };
    expect(quiet('2026-03-29T00:30:00Z', 'Europe/Berlin', hours)).toBe('2026-03-29T01:30:00.000Z');
  });

  it('may lie within one day, and are none when they begin and end with the same minute', () => {
    const noon = { fromMinute: 720, untilMinute: 840 };
    expect(quiet('2026-10-01T04:00:00Z', 'Asia/Shanghai', noon)).toBe('2026-10-01T06:00:00.000Z');
    expect(quiet('2026-10-01T14:00:00Z', 'Asia/Shanghai', noon)).toBe('2026-10-01T14:00:00.000Z');
    expect(quiet('2026-10-01T01:00:00Z', 'Asia/Shanghai', { fromMinute: 540, untilMinute: 540 }))
      .toBe('2026-10-01T01:00:00.000Z');
  });
});
