import { expect, it } from '@jest/globals';
import { isByTelephoneOnly, lastDayOf } from './ahead.ts';

it('opens earlier for higher tiers, and for staff as for the highest', () => {
  const until = (rank: number | 'staff') => lastDayOf([14, 21, 30, 60], rank, '2026-10-01');
  expect([until(0), until(2), until(4), until('staff')])
    .toEqual(['2026-10-15', '2026-10-31', '2026-11-30', '2026-11-30']);
});

it('is by telephone only after two that were missed within 90 days', () => {
  const rules = { noShowLimit: 2, noShowDays: 90 };
  const missed = [new Date('2026-07-10T02:00:00Z'), new Date('2026-09-30T02:00:00Z')];
  const on = (at: string) => isByTelephoneOnly(missed, rules, new Date(at));
  expect([on('2026-10-01T02:00:00Z'), on('2026-10-08T01:59:59Z'), on('2026-10-08T02:00:00Z')])
    .toEqual([true, true, false]);
  expect(isByTelephoneOnly(missed.slice(1), rules, missed[1]!)).toBe(false);
});
