import { describe, expect, it } from '@jest/globals';
import { periods } from './periods.ts';

describe('periods', () => {
  const at = periods(new Date(2026, 10, 22, 15, 30));

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
});
