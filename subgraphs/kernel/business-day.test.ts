import { describe, expect, it } from '@jest/globals';
import { lastDayBefore, monthEndAfter } from './business-day.ts';

describe('the last day', () => {
  it.each([
    ['Asia/Shanghai', '2029-02-28T16:00:00.000Z'], ['UTC', '2029-03-01T00:00:00.000Z'],
    ['America/Los_Angeles', '2029-03-01T08:00:00.000Z'], ['Pacific/Kiritimati', '2029-02-28T10:00:00.000Z'],
  ])('of what was earned on 3 February 2026 is 28 February 2029 in %s', (zone, end) => {
    const ends = monthEndAfter(new Date('2026-02-03T12:00:00Z'), 36, zone);
    expect([ends.toISOString(), lastDayBefore(ends, zone)]).toEqual([end, '2029-02-28']);
  });

  it('is the one before a midnight, and the day itself of any other instant', () => {
    const days = ['2026-03-31T16:00:00Z', '2026-03-31T16:00:01Z']
      .map((end) => lastDayBefore(new Date(end), 'Asia/Shanghai'));
    expect(days).toEqual(['2026-03-31', '2026-04-01']);
  });

  it('is found where summer time begins or ends with it', () => {
    const end = monthEndAfter(new Date('2026-10-20T00:00:00Z'), 0, 'America/New_York');
    expect([end.toISOString(), lastDayBefore(end, 'America/New_York')])
      .toEqual(['2026-11-01T04:00:00.000Z', '2026-10-31']);
  });
});
