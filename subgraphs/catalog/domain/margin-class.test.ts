import { describe, expect, it } from '@jest/globals';
import { classAt, placePeriod, type ClassPeriod } from './margin-class.ts';

const periods: ClassPeriod[] = [
  { marginClass: 'B', effectiveAt: new Date('2026-01-01T00:00:00Z') },
  { marginClass: 'A', effectiveAt: new Date('2026-06-01T00:00:00Z') },
];
const now = new Date('2026-03-01T00:00:00Z');
const next = (marginClass: ClassPeriod['marginClass'], at: string): ClassPeriod =>
  ({ marginClass, effectiveAt: new Date(at) });

describe('margin class by date', () => {
  it('takes the last period that has begun', () => {
    expect(classAt(periods, new Date('2025-12-31T23:59:59.999Z'))).toBeNull();
    expect(classAt(periods, new Date('2026-05-31T23:59:59.999Z'))).toBe('B');
    expect(classAt(periods, new Date('2026-06-01T00:00:00Z'))).toBe('A');
    expect(classAt([], now)).toBeNull();
  });

  it('appends after the last period and never before it', () => {
    expect(placePeriod([], next('A', '2020-01-01T00:00:00Z'), now)).toBe('append');
    expect(placePeriod(periods, next('C', '2026-06-02T00:00:00Z'), now)).toBe('append');
    expect(placePeriod(periods, next('C', '2026-05-31T00:00:00Z'), now)).toBe('before_last');
  });

  it('replaces a last period only while it has not begun', () => {
    expect(placePeriod(periods, next('C', '2026-06-01T00:00:00Z'), now)).toBe('replace_last');
    expect(placePeriod(periods, next('C', '2026-06-01T00:00:00Z'), new Date('2026-06-01T00:00:00Z')))
      .toBe('before_last');
  });

  it('refuses a period that changes nothing', () => {
    expect(placePeriod(periods, next('A', '2026-07-01T00:00:00Z'), now)).toBe('same_class');
  });
});
