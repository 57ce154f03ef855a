import { expect, it } from '@jest/globals';
import { dayAfterMonth, monthsAgo } from './months.ts';

it('counts months of the region, and days of the month after', () => {
  const now = new Date('2026-12-31T17:00:00Z');
  expect([1, 2, 13].map((ago) => monthsAgo(now, ago, 'Asia/Shanghai'))).toEqual(['2026-12', '2026-11', '2025-12']);
  expect(dayAfterMonth('2026-12', 13)).toEqual(new Date('2027-01-13T04:00:00Z'));
});
