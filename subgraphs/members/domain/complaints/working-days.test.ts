import { expect, it } from '@jest/globals';
import { workingDaysEnd } from './working-days.ts';

const ZONE = 'Asia/Shanghai';
const at = (text: string): Date => new Date(`${text}:00+08:00`);
/** National Day of 2026, as the State Council announced it. */
const NATIONAL_DAY = new Map([
  ...['01', '02', '03', '04', '05', '06', '07'].map((day) => [`2026-10-${day}`, false] as const),
  ['2026-09-20', true] as const, ['2026-10-10', true] as const]);

it.each<[string, number, string]>([
  ['2026-10-01T18:30', 5, '2026-10-14T00:00'],
  ['2026-09-30T23:59', 1, '2026-10-09T00:00'],
  ['2026-09-18T10:00', 1, '2026-09-21T00:00'],
  ['2026-09-19T10:00', 1, '2026-09-21T00:00'],
  ['2026-10-09T00:00', 2, '2026-10-13T00:00'],
])('from %s %i working days end at %s', (from, days, end) => {
  expect(workingDaysEnd(at(from), days, ZONE, NATIONAL_DAY)).toEqual(at(end));
});

it('knows weekends without any calendar, by the days of the region', () => {
  expect(workingDaysEnd(at('2026-09-18T23:30'), 5, ZONE, new Map())).toEqual(at('2026-09-26T00:00'));
  expect(workingDaysEnd(new Date('2026-09-18T23:30:00Z'), 1, 'America/New_York', new Map()))
    .toEqual(new Date('2026-09-22T04:00:00Z'));
});

it('ends though every day were a holiday', () => {
  const never = new Map(Array.from({ length: 800 }, (_, n) =>
    [new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10), false] as const));
  expect(workingDaysEnd(at('2026-01-01T00:00'), 1, ZONE, never) > at('2027-01-01T00:00')).toBe(true);
});
