import { expect, it } from '@jest/globals';
import { cohortsOf, monthsFrom, withoutFew } from './cohorts.ts';

it('counts months over the end of a year', () => {
  expect(monthsFrom('2025-11', '2026-02')).toEqual(['2025-11', '2025-12', '2026-01', '2026-02']);
  expect([monthsFrom('2026-03', '2026-02'), monthsFrom('2026-03', '2026-03')]).toEqual([[], ['2026-03']]);
});

it('has every month until the last, and who had bought twice by its end', () => {
  const row = (cohort: string, monthsSince: number, buyers: number, seconds: number, minor: bigint) =>
    ({ cohort, monthsSince, buyers, seconds, minor });
  const bought = [row('2026-01-01', 0, 2, 0, 300n), row('2026-01-01', 2, 1, 1, 50n), row('2026-02-01', 0, 1, 1, 9n)];
  expect(cohortsOf(['2026-01', '2026-02', '2026-03', '2026-05'], bought, '2026-03', 12)).toEqual([
    { month: '2026-01', members: 2, cells: [
      { monthsSince: 0, buyers: 2, repurchased: 0, minor: 300n },
      { monthsSince: 1, buyers: 0, repurchased: 0, minor: 0n },
      { monthsSince: 2, buyers: 1, repurchased: 1, minor: 50n }] },
    { month: '2026-02', members: 1, cells: [
      { monthsSince: 0, buyers: 1, repurchased: 1, minor: 9n },
      { monthsSince: 1, buyers: 0, repurchased: 1, minor: 0n }] },
    { month: '2026-03', members: 0, cells: [{ monthsSince: 0, buyers: 0, repurchased: 0, minor: 0n }] },
    { month: '2026-05', members: 0, cells: [] },
  ]);
  expect(cohortsOf(['2026-01'], bought, '2026-03', 1)[0]!.cells).toHaveLength(2);
});

it('tells no cohort and no month of fewer than 5, and repurchases in whole fives', () => {
  const cell = (monthsSince: number, buyers: number, repurchased: number) =>
    ({ monthsSince, buyers, repurchased, minor: 1n });
  const few = { month: '2026-01', members: 4, cells: [cell(0, 4, 0)] };
  const many = { month: '2026-02', members: 12, cells: [cell(0, 12, 0), cell(1, 0, 0), cell(2, 3, 3), cell(3, 7, 7)] };
  expect(withoutFew([few, many])).toEqual([
    { ...many, cells: [cell(0, 12, 0), cell(1, 0, 0), cell(3, 7, 5)] }]);
});
