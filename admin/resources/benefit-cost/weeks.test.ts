import { expect, it } from '@jest/globals';
import { weeksOf } from './weeks.ts';

const day = (on: string, sales: string, cost: string) =>
  ({ day: on, sales: { amount: sales }, cost: { amount: cost } });

it('adds up seven days, and says what their sales leave room for', () => {
  expect(weeksOf([day('2026-09-03', '1000.00', '10.00'), day('2026-09-09', '500.00', '20.00'),
    day('2026-09-10', '-100.00', '-5.00')], 300)).toEqual([
    { week: '09-03', cost: 30, room: 45 }, { week: '09-10', cost: -5, room: 0 },
  ]);
});
