import { describe, expect, it } from '@jest/globals';
import { isMinor, lifeEventRefusals, nextOccurrence, yearsAt, type LifeDate } from './life-event.ts';
import { lunarMonthLength, lunarYearOf, solarDayOf } from './lunar-calendar.ts';

const solar = (year: number | null, month: number, day: number): LifeDate =>
  ({ calendar: 'solar', year, month, day, leapMonth: false });
const lunar = (year: number | null, month: number, day: number, leapMonth = false): LifeDate =>
  ({ calendar: 'lunar', year, month, day, leapMonth });

describe('the next one', () => {
  it.each<[string, LifeDate, string, string]>([
    ['on the day itself', solar(1990, 5, 1), '2026-05-01', '2026-05-01'],
    ['next year once it is over', solar(1990, 5, 1), '2026-05-02', '2027-05-01'],
    ['29 February on 28', solar(2000, 2, 29), '2026-01-01', '2026-02-28'],
    ['29 February in a leap year', solar(2000, 2, 29), '2028-01-01', '2028-02-29'],
    ['never before it was', solar(2026, 12, 1), '2025-01-01', '2026-12-01'],
    ['mid-autumn', lunar(null, 8, 15), '2026-01-01', '2026-09-25'],
    ['a lunar day of the old year in January', lunar(null, 12, 8), '2026-01-01', '2026-01-26'],
    ['lunar new year', lunar(1950, 1, 1), '2026-02-18', '2027-02-06'],
    ['a 30th in a short month', lunar(null, 12, 30), '2026-01-01', '2026-02-16'],
    ['a leap month where there is one', lunar(null, 6, 1, true), '2025-01-01', '2025-07-25'],
    ['a leap month where there is none', lunar(1960, 6, 1, true), '2026-01-01', '2026-07-14'],
  ])('%s', (_, date, from, next) => {
    expect(nextOccurrence('elder_birthday', date, from)).toBe(next);
  });

  it('of what comes once is that day, and none afterwards', () => {
    expect(nextOccurrence('graduation', solar(2026, 6, 30), '2026-06-30')).toBe('2026-06-30');
    expect(nextOccurrence('graduation', solar(2026, 6, 30), '2026-07-01')).toBeNull();
    expect(nextOccurrence('child_full_moon', lunar(2026, 8, 15), '2026-01-01')).toBe('2026-09-25');
  });

  it('counts the years in its own calendar', () => {
    expect(yearsAt(solar(1996, 5, 1), '2026-05-01')).toBe(30);
    expect(yearsAt(lunar(1945, 12, 8), '2026-01-26')).toBe(80);
    expect(yearsAt(lunar(null, 12, 8), '2026-01-26')).toBeNull();
  });
});

describe('is refused', () => {
  const refusals = (kind: Parameters<typeof lifeEventRefusals>[0], date: LifeDate, consent = true) =>
    lifeEventRefusals(kind, date, consent, '2026-11-29').map(({ code, path }) => [code, path[0]]);

  it('when there is no such day', () => {
    for (const date of [solar(2026, 2, 29), solar(null, 2, 30), solar(1899, 1, 1), solar(null, 13, 1),
      solar(null, 1, 0),      lunar(2026, 6, 1, true), lunar(null, 1, 31), { ...solar(null, 6, 1), leapMonth: true }]) {
      expect(refusals('elder_birthday', date)).toEqual([['DATE_INVALID', 'day']]);
    }
    expect(refusals('elder_birthday', solar(null, 2, 29))).toEqual([]);
  });

  it('when a birthday lies in the future, not when a wedding does', () => {
    expect(refusals('child_birthday', solar(2026, 11, 30))).toEqual([['DATE_INVALID', 'year']]);
    expect(refusals('child_birthday', solar(2026, 11, 29))).toEqual([]);
    expect(refusals('elder_birthday', lunar(2026, 12, 1))).toEqual([['DATE_INVALID', 'year']]);
    expect(refusals('wedding_anniversary', solar(2027, 5, 20))).toEqual([]);
    expect(refusals('graduation', solar(2040, 6, 1))).toEqual([['DATE_INVALID', 'year']]);
  });

  it('when what comes once has no year', () => {
    expect(refusals('graduation', solar(null, 6, 1))).toEqual([['DATE_INVALID', 'year']]);
  });

  it('when it is of a child and no guardian agreed', () => {
    expect(refusals('child_birthday', solar(2020, 1, 1), false))
      .toEqual([['GUARDIAN_CONSENT_REQUIRED', 'guardianConsent']]);
    expect(refusals('child_birthday', solar(null, 1, 1), false)).toHaveLength(1);
    expect(refusals('child_birthday', solar(2012, 11, 29), false)).toEqual([]);
    expect(refusals('elder_birthday', solar(1950, 1, 1), false)).toEqual([]);
  });

  it('a child is one until its 14th birthday', () => {
    expect([isMinor('2012-11-30', '2026-11-29'), isMinor('2012-11-29', '2026-11-29'), isMinor(null, '2026-11-29')])
      .toEqual([true, false, true]);
  });
});

it.each<[number, number, boolean, string]>([
  [1954, 1, false, '1954-02-03'], [1987, 6, true, '1987-07-26'], [1998, 12, false, '1999-01-17'],
  [2012, 7, false, '2012-08-17'], [2018, 10, false, '2018-11-08'], [2020, 4, true, '2020-05-23'],
  [2023, 2, true, '2023-03-22'], [2027, 1, false, '2027-02-06'], [2030, 1, false, '2030-02-03'],
  [2033, 11, true, '2033-12-22'],
])('the first day of %i, month %i (leap: %s) is %s', (year, month, leap, day) => {
  expect(solarDayOf(year, month, 1, leap)).toBe(day);
  expect(lunarYearOf(day)).toBe(year);
});

it('only one month of a year is a leap month', () => {
  const leapMonths = (year: number) => [...Array(12).keys()].map((n) => n + 1)
    .filter((month) => lunarMonthLength(year, month, true) !== null);
  expect([2025, 2026, 2033].map(leapMonths)).toEqual([[6], [], [11]]);
});
