import { expect, it } from '@jest/globals';
import { DEFAULT_RULES, windowDays } from './policy.ts';
import { linkUntil, windowEndsAt } from './return-window.ts';

const paidAt = new Date('2026-03-01T02:00:00Z');

it('ends the days of its fulfilment after delivery, and 30 days after payment while that is unknown', () => {
  const until = (fulfilment: 'live' | 'store', deliveredAt: Date | null) => windowEndsAt(
    { paidAt, deliveredAt, windowDays: windowDays(DEFAULT_RULES, fulfilment) }, DEFAULT_RULES).toISOString();
  expect([until('live', paidAt), until('store', paidAt), until('live', null)]).toEqual(
    ['2026-03-16T02:00:00.000Z', '2026-03-08T02:00:00.000Z', '2026-03-31T02:00:00.000Z']);
});

it('lets a buyer be found for 180 days', () => {
  expect(linkUntil(paidAt, DEFAULT_RULES)).toEqual(new Date('2026-08-28T02:00:00Z'));
});
