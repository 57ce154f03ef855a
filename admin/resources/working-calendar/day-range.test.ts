import { expect, it } from '@jest/globals';
import { daysBetween } from './day-range.ts';

it('has the first and the last day, over the end of a year and 29 February', () => {
  expect(daysBetween('2026-12-31', '2027-01-02')).toEqual(['2026-12-31', '2027-01-01', '2027-01-02']);
  expect(daysBetween('2028-02-28', '2028-03-01')).toEqual(['2028-02-28', '2028-02-29', '2028-03-01']);
});

it('is one day without an end, and nothing backwards or longer than a year', () => {
  expect(daysBetween('2026-10-01', '')).toEqual(['2026-10-01']);
  expect(daysBetween('2026-10-02', '2026-10-01')).toBe('backwards');
  expect(daysBetween('2024-01-01', '2024-12-31')).toHaveLength(366);
  expect(daysBetween('2026-01-01', '2027-01-02')).toBe('tooLong');
});
