import { describe, expect, it } from '@jest/globals';
import { dayStart, monthEndAfter, monthRange, trailingFrom, wholeDays } from './business-month.ts';

const ZONE = 'Asia/Shanghai';

describe('business months', () => {
  it('end at 24:00 of the last day, in the zone', () => {
    const end = (at: string, months: number, zone = ZONE) =>
      monthEndAfter(new Date(at), months, zone).toISOString();
    expect(end('2025-01-10T04:00:00Z', 24)).toBe('2027-01-31T16:00:00.000Z');
    // 2025-01-31 23:30 in UTC is February already.
    expect(end('2025-01-31T23:30:00Z', 24)).toBe('2027-02-28T16:00:00.000Z');
    expect(end('2025-01-31T23:30:00Z', 24, 'UTC')).toBe('2027-02-01T00:00:00.000Z');
    expect(end('2025-02-10T00:00:00Z', 1, 'Europe/Berlin')).toBe('2025-03-31T22:00:00.000Z');
  });

  it('go back to the first of the month that bound the period', () => {
    const from = (end: string) => trailingFrom(new Date(end), 24, ZONE).toISOString();
    expect(from('2028-03-31T16:00:00Z')).toBe('2026-02-28T16:00:00.000Z');
    expect(from('2028-03-15T04:00:00Z')).toBe('2026-02-28T16:00:00.000Z');
  });

  it('are half-open ranges, and nothing else is one', () => {
    expect(monthRange('2026-12', ZONE)).toEqual({
      from: new Date('2026-11-30T16:00:00Z'), to: new Date('2026-12-31T16:00:00Z'),
    });
    for (const bad of ['2026-13', '2026-1', '26-01', '2026-01-01', '']) {
      expect(monthRange(bad, ZONE)).toBeNull();
    }
    expect(dayStart('2026-10-01', ZONE).toISOString()).toBe('2026-09-30T16:00:00.000Z');
  });

  it('of another zone hold whole days of this one, and what a time without one holds is left', () => {
    const days = (from: string, to: string) => {
      const { from: first, to: end } = wholeDays({ from: new Date(from), to: new Date(to) }, ZONE);
      return [first.toISOString(), end.toISOString()];
    };
    expect(days('2026-08-31T16:00:00Z', '2026-09-30T16:00:00Z'))
      .toEqual(['2026-08-31T16:00:00.000Z', '2026-09-30T16:00:00.000Z']);
    expect(days('2026-09-01T04:00:00Z', '2026-10-01T04:00:00Z'))
      .toEqual(['2026-09-01T16:00:00.000Z', '2026-09-30T16:00:00.000Z']);
    expect(days('2026-09-01T04:00:00Z', '2026-09-02T04:00:00Z'))
      .toEqual(['2026-09-02T04:00:00.000Z', '2026-09-02T04:00:00.000Z']);
  });
});
