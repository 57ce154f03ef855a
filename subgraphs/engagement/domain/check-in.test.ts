import { expect, it } from '@jest/globals';
import { rewardOf, streakOf } from './check-in.ts';
import { DEFAULT_RULES } from './policy.ts';

const given = (streak: number) => {
  const { points, streakPoints } = rewardOf(streak, DEFAULT_RULES);
  return points + streakPoints;
};

it('gives 55 from the first to the seventh of October', () => {
  const days = [1, 2, 3, 4, 5, 6, 7];
  expect(days.map(given)).toEqual([5, 5, 5, 5, 5, 5, 25]);
  expect(days.map(given).reduce((sum, points) => sum + points)).toBe(55);
  expect([8, 13, 14].map(given)).toEqual([5, 5, 25]);
});

it('counts days in a row, over the end of a month, and anew after a missed one', () => {
  expect(streakOf('2026-10-01', [])).toBe(1);
  expect(streakOf('2026-10-02', ['2026-10-01', '2026-09-30', '2026-09-28'])).toBe(3);
  expect(streakOf('2026-10-02', ['2026-09-30', '2026-09-29'])).toBe(1);
  expect(streakOf('2028-03-01', ['2028-02-29', '2028-02-28'])).toBe(3);
});
