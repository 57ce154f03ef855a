import { describe, expect, it } from '@jest/globals';
import { daysBetween, periods } from './periods.ts';

describe('periods', () => {
  const at = periods(new Date('2026-11-22T07:30:00Z'), 'Asia/Shanghai');

  it('counts seven and thirty days with today as the last', () => {
    expect([at.todayDay, at.weekDay, at.monthDay]).toEqual([
      '2026-11-22',
      '2026-11-16',
      '2026-10-24',
    ]);
    expect(Date.parse(at.end) - Date.parse(at.month)).toBe(30 * 86_400_000);
  });

  it('looks twelve months back, this one included', () => {
    expect(at.yearDay).toBe('2025-12-01');
  });

  it('has the days of the region, whatever the reader’s clock says', () => {
    const late = new Date('2026-11-22T17:00:00Z');
    const [there, elsewhere] = [periods(late, 'Asia/Kuala_Lumpur'), periods(late, 'America/New_York')];
    expect([there.todayDay, there.today]).toEqual(['2026-11-23', '2026-11-22T16:00:00.000Z']);
    expect([elsewhere.todayDay, elsewhere.today]).toEqual(['2026-11-22', '2026-11-22T05:00:00.000Z']);
  });

  it('begins each day at its own midnight where summer time ends between them', () => {
    const { week, today, todayDay } = periods(new Date('2026-11-03T12:00:00Z'), 'America/New_York');
    expect([week, today, todayDay]).toEqual(['2026-10-28T04:00:00.000Z', '2026-11-03T05:00:00.000Z', '2026-11-03']);
  });

  it('names every day between two', () => {
    expect(daysBetween('2026-10-30', '2026-11-02')).toEqual(['2026-10-30', '2026-10-31', '2026-11-01', '2026-11-02']);
  });
});
