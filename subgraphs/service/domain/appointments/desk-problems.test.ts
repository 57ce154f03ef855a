import { expect, it } from '@jest/globals';
import { deskProblems, type DeskDraft } from './desk-problems.ts';

const window = { weekday: 1, from: '10:00', until: '12:00', capacity: 2 };
const paths = (change: Partial<DeskDraft>) => deskProblems(
  { appointmentKinds: ['try-on'], serviceKinds: ['cleaning'], hours: [window], closedOn: ['2026-10-01'], ...change },
  { appointmentKinds: ['try-on'], serviceKinds: ['cleaning'] }).map(({ path }) => path.join('.'));

it('takes windows that touch, and refuses what cannot be, each at its place', () => {
  expect(paths({})).toEqual([]);
  expect(paths({ hours: [window, { ...window, from: '12:00', until: '24:00' }] })).toEqual([]);
  expect(paths({ hours: [window, { ...window, from: '11:30', until: '13:00' }, { ...window, weekday: 2 }] }))
    .toEqual(['hours.1.from']);
  expect(paths({ hours: [{ ...window, until: '09:00' }, { ...window, weekday: 8 }, { ...window, weekday: 3, from: '9' },
    { ...window, weekday: 4, capacity: 0 }] }))
    .toEqual(['hours.0.until', 'hours.1.weekday', 'hours.2.from', 'hours.3.capacity']);
  expect(paths({ appointmentKinds: ['try-on', 'try-on', 'x'], serviceKinds: ['x'],
    closedOn: ['2026-10-01', '2026-10-01'] }))
    .toEqual(['appointmentKinds.1', 'appointmentKinds.2', 'serviceKinds.0', 'closedOn.1']);
  expect(paths({ hours: Array(29).fill(window), closedOn: Array(101).fill('2026-10-01') }))
    .toEqual(expect.arrayContaining(['hours', 'closedOn']));
});
