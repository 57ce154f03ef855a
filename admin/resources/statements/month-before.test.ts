import { expect, it } from '@jest/globals';
import { monthBefore } from './month-before.ts';

it('a month before, over the year too', () => {
  expect(['2026-11-30 12:00', '2026-10-01', '2027-01-31'].map(monthBefore)).toEqual(['2026-10', '2026-09', '2026-12']);
});
