import { describe, expect, it } from '@jest/globals';
import { EffectSums, lastMonth } from './policy-effect.ts';

describe('lastMonth', () => {
  it('is the last whole month of the zone, over the end of a year too', () => {
    const month = (now: string) => {
      const { from, until } = lastMonth(new Date(now), 'Asia/Shanghai');
      return [from.toISOString(), until.toISOString()];
    };
    expect(month('2026-09-15T04:00:00Z')).toEqual(['2026-07-31T16:00:00.000Z', '2026-08-31T16:00:00.000Z']);
    expect(month('2026-08-31T16:00:00Z')).toEqual(['2026-07-31T16:00:00.000Z', '2026-08-31T16:00:00.000Z']);
    expect(month('2026-08-31T15:59:59Z')).toEqual(['2026-06-30T16:00:00.000Z', '2026-07-31T16:00:00.000Z']);
    expect(month('2026-01-10T00:00:00Z')).toEqual(['2025-11-30T16:00:00.000Z', '2025-12-31T16:00:00.000Z']);
  });
});

describe('EffectSums', () => {
  it('adds up by measure, currency and class', () => {
    const sums = new EffectSums();
    const points = { measure: 'points', currency: null, marginClass: 'A' } as const;
    sums.add(points, 10n, 20n);
    sums.add({ ...points, marginClass: 'B' }, 1n, 0n);
    sums.add(points, 5n, 10n);
    expect(sums.all()).toEqual([{ ...points, rows: 2, before: 15n, after: 30n },
      { ...points, marginClass: 'B', rows: 1, before: 1n, after: 0n }]);
  });
});
