import { describe, expect, it } from '@jest/globals';
import { periodOf } from './statement-periods.ts';

describe('the period of a statement', () => {
  const late = new Date('2026-12-31T17:00:00Z');

  it('has the days of the member’s place', () => {
    expect(periodOf('lastMonth', late, 'Asia/Shanghai')).toEqual({ firstDay: '2026-12-01', lastDay: '2026-12-31',
      from: '2026-11-30T16:00:00.000Z', until: '2026-12-31T16:00:00.000Z' });
    expect(periodOf('lastMonth', late, 'America/Los_Angeles')).toMatchObject({ firstDay: '2026-11-01',
      lastDay: '2026-11-30', until: '2026-12-01T08:00:00.000Z' });
  });

  it('ends now where it still runs', () => {
    const { firstDay, lastDay, until } = periodOf('thisYear', late, 'Asia/Shanghai');
    expect([firstDay, lastDay, until]).toEqual(['2027-01-01', '2027-01-01', late.toISOString()]);
  });

  it('goes over the turn of a year', () => {
    expect(periodOf('lastYear', late, 'Asia/Shanghai'))
      .toMatchObject({ firstDay: '2026-01-01', lastDay: '2026-12-31' });
    expect(periodOf('lastMonth', new Date('2026-01-15T00:00:00Z'), 'UTC').firstDay).toBe('2025-12-01');
  });
});
