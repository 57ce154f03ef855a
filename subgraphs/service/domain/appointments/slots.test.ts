import { expect, it } from '@jest/globals';
import { dayAfter, dayIn, minutesOf, openStarts, slotsOf, weekdayOf, type Hours } from './slots.ts';

const all = (from: string, until: string, capacity = 1): Hours[] =>
  [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from, until, capacity }));
const times = (slots: readonly { startsAt: Date }[]) =>
  slots.map(({ startsAt }) => startsAt.toISOString().slice(8, 16));
const taken = (start: string, end: string, count = 1) => ({
  startsAt: new Date(`2026-10-02T${start}:00Z`), endsAt: new Date(`2026-10-02T${end}:00Z`), count });

it('are half hours by the clocks of the region, none on closed days', () => {
  const opening = { hours: all('10:00', '12:00', 2), closedOn: ['2026-10-01'] };
  expect(times(slotsOf('2026-10-02', opening, 'Asia/Shanghai')))
    .toEqual(['02T02:00', '02T02:30', '02T03:00', '02T03:30']);
  expect(slotsOf('2026-10-01', opening, 'Asia/Shanghai')).toEqual([]);
  const monday = { hours: all('09:00', '10:00').filter(({ weekday }) => weekday === 1), closedOn: [] };
  expect([slotsOf('2026-10-05', monday, 'Asia/Shanghai').length, slotsOf('2026-10-06', monday, 'Asia/Shanghai').length])
    .toEqual([2, 0]);
});

it('are as many as the day has hours where clocks are changed', () => {
  const night = { hours: all('00:00', '04:00'), closedOn: [] };
  // Clocks go from 02:00 to 03:00 on 2026-03-08, from 02:00 back to 01:00 on 2026-11-01.
  expect(times(slotsOf('2026-03-08', night, 'America/New_York')))
    .toEqual(['08T05:00', '08T05:30', '08T06:00', '08T06:30', '08T07:00', '08T07:30']);
  expect(slotsOf('2026-11-01', night, 'America/New_York').length).toBe(10);
  const day = { hours: all('10:00', '11:00'), closedOn: [] };
  expect(times(slotsOf('2026-03-07', day, 'America/New_York'))).toEqual(['07T15:00', '07T15:30']);
  expect(times(slotsOf('2026-03-09', day, 'America/New_York'))).toEqual(['09T14:00', '09T14:30']);
  expect(times(slotsOf('2026-10-02', day, 'Asia/Kolkata'))).toEqual(['02T04:30', '02T05:00']);
});

it('are open where all of them in a row have room', () => {
  const slots = slotsOf('2026-10-02', { hours: all('10:00', '12:00', 2), closedOn: [] }, 'Asia/Shanghai');
  const left = (minutes: number, ...booked: ReturnType<typeof taken>[]) =>
    openStarts(slots, booked, minutes).map((slot) => slot.left);
  expect(left(60)).toEqual([2, 2, 2]);
  expect(left(60, taken('02:30', '03:30'))).toEqual([1, 1, 1]);
  expect(left(30, taken('02:30', '03:30', 2))).toEqual([2, 0, 0, 2]);
  expect(left(30, taken('02:00', '02:30', 5))).toEqual([0, 2, 2, 2]);
  expect(left(45)).toEqual([2, 2, 2]);
  expect(left(240)).toEqual([]);
});

it('do not go over noon where the outlet is closed then', () => {
  const opening = { hours: [...all('10:00', '11:00'), ...all('12:00', '13:00')], closedOn: [] };
  const slots = slotsOf('2026-10-02', opening, 'Asia/Shanghai');
  expect(times(openStarts(slots, [], 60))).toEqual(['02T02:00', '02T04:00']);
});

it('read times, weekdays and days', () => {
  expect(['00:00', '09:30', '24:00', '24:30', '9:30', '09:15'].map(minutesOf))
    .toEqual([0, 570, 1440, null, null, null]);
  expect([weekdayOf({ year: 2026, month: 10, day: 4 }), weekdayOf({ year: 2026, month: 10, day: 5 })]).toEqual([7, 1]);
  expect([dayAfter('2026-12-31', 1), dayAfter('2026-03-01', -1)]).toEqual(['2027-01-01', '2026-02-28']);
  expect(dayIn(new Date('2026-10-01T16:00:00Z'), 'Asia/Shanghai')).toBe('2026-10-02');
});
